extension EnrichmentProfile {
    /// This profile with what another person's says beside it, after that person was merged into this one; `nil` where that
    /// adds nothing. A value that both have, however it is spelled, stays the one of this profile; what finds no room under ``maximumValues`` stays
    /// in the other profile alone.
    public func merged(with other: EnrichmentProfile) -> EnrichmentProfile? {
        var known = Set(values.map(\.finding))
        let added = other.values.filter { known.insert($0.finding).inserted }
            .prefix(max(0, Self.maximumValues - values.count))
        if added.isEmpty { return nil }
        var merged = self
        merged.values += added
        merged.enrichedAt = [enrichedAt, other.enrichedAt].compactMap(\.self).max()
        merged.revision = revision.next
        return merged
    }

    /// This profile without the values that another person's has, after the merge with that person was undone; `nil` where it
    /// has none of them. Those of which something became since the merge stay: this person has them, or does not want them.
    public func unmerged(from other: EnrichmentProfile) -> EnrichmentProfile? {
        let others = Dictionary(other.values.map { ($0.id, $0) }) { first, _ in first }
        var left = self
        left.values.removeAll { value in
            guard let before = others[value.id] else { return false }
            return before.status == value.status && before.application == value.application
        }
        if left.values.count == values.count { return nil }
        left.revision = revision.next
        return left
    }
}

extension EnrichedValue {
    /// What was found, wherever it was and however it is spelled.
    fileprivate var finding: Finding { Finding(field: field, value: value.folded) }

    fileprivate struct Finding: Hashable {
        let field: ProfileField
        let value: JSONValue
    }
}
