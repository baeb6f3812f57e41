extension EnrichmentProfile {
    /// This profile with what a run found.
    ///
    /// A value becomes the person's only where the policy says so, its source is sure to speak of the person, nothing else
    /// was found to be as sure, and the person has nothing there: what somebody typed is never overwritten. What was rejected
    /// is not offered again, and what was reverted is only suggested.
    ///
    /// - Parameter newID: gives the ids of values that are new.
    public func adding(
        _ findings: EnrichmentFindings, of jobID: Job.ID, to person: Person, under policy: EnrichmentPolicy,
        in schema: CustomFieldSchema, at now: Timestamp, newID: () -> EnrichedValue.ID
    ) -> EnrichmentStep {
        var step = EnrichmentStep(self)
        step.profile.enrichedAt = now
        let surestFirst = findings.values.prefix(EnrichmentFindings.maximumValues).enumerated().sorted {
            ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset)
        }.map(\.element)
        for found in surestFirst {
            let known = step.profile.values.lastIndex { $0.says(found) && $0.status != .superseded }
            if let known, step.profile.values[known].status == .rejected { continue }
            if let known, step.profile.values[known].status != .reverted {
                step.profile.values[known].provenance = found.provenance
                step.profile.values[known].confidence = found.confidence
                if step.profile.values[known].status == .suggested {
                    step.apply(at: known, found, to: person, under: policy, in: schema)
                }
                continue
            }
            step.profile.values.append(
                EnrichedValue(
                    id: newID(), jobID: jobID, field: found.field, value: found.value, provenance: found.provenance,
                    confidence: found.confidence, status: .suggested))
            if known == nil {
                step.apply(
                    at: step.profile.values.endIndex - 1, found, to: person, under: policy, in: schema)
            }
        }
        step.profile.dropOldest()
        return step
    }

    /// Forgets what nobody would miss first, down to what a profile may hold.
    mutating func dropOldest() {
        for status in [EnrichedValueStatus.superseded, .reverted, .suggested, .rejected, .applied] {
            var excess = values.count - Self.maximumValues
            if excess <= 0 { return }
            values.removeAll { value in
                guard excess > 0, value.status == status else { return false }
                excess -= 1
                return true
            }
        }
    }
}

extension EnrichmentStep {
    /// Makes a suggested value the person's, where that may be.
    fileprivate mutating func apply(
        at index: Int, _ found: FoundValue, to person: Person, under policy: EnrichmentPolicy,
        in schema: CustomFieldSchema
    ) {
        guard policy == .fillEmpty, found.isIdentitySure else { return }
        let earlier = found.field.isRepeated ? nil : profile.values.firstIndex { $0.isApplied(to: found.field) }
        if let earlier, !profile.values[earlier].isOutdated(by: found, on: person) { return }
        if let home = ProfileHome(of: found.field, value: found.value, in: schema) {
            let value = ProfileHome.plainForm(of: found.field, found.value)?.value ?? found.value
            guard person.value(in: home) == .null || earlier != nil, !changedFields.contains(home.name),
                let applied = set(home, to: value, checkedBy: schema)
            else { return }
            profile.values[index].application = .init(field: home.name, replaced: .null, applied: applied)
        }
        if let earlier { profile.values[earlier].status = .superseded }
        profile.values[index].status = .applied
    }
}

extension EnrichedValue {
    fileprivate func isApplied(to field: ProfileField) -> Bool { self.field == field && status == .applied }

    /// Whether it is a coordinate of an address that the person had before, which nobody typed.
    fileprivate func isOutdated(by found: FoundValue, on person: Person) -> Bool {
        guard provenance.source == .geocoder, found.provenance.source == .geocoder, let application,
            let home = ProfileHome(name: application.field)
        else { return false }
        return [.null, application.applied].contains(person.value(in: home))
    }

    /// Whether it says the same, however it is spelled.
    func says(_ found: FoundValue) -> Bool { field == found.field && value.folded == found.value.folded }
}

extension JSONValue {
    /// What two values have in common that differ in case and accents only.
    var folded: JSONValue {
        switch self {
        case .string(let text): .string(TextFolding.searchFolded(text))
        case .object(let object):
            .object(
                JSONObject(uniqueMembers: object.members.map { .init(name: $0.name, value: $0.value.folded) }))
        default: self
        }
    }
}
