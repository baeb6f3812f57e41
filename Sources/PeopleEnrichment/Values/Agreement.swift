import PeopleDomain

/// Puts together what several sources say of one person.
enum Agreement {
    /// Of a field that a person has once the surest value, of others each value once; both surer where sources agree that
    /// do not copy from each other.
    static func merged(_ values: [FoundValue]) -> [FoundValue] {
        // Surest first; what is as sure in the order of the sources, whichever of them was faster.
        let sorted = values.enumerated().sorted { a, b in
            if a.element.isIdentitySure != b.element.isIdentitySure { return a.element.isIdentitySure }
            if a.element.confidence != b.element.confidence { return a.element.confidence > b.element.confidence }
            let (first, second) = (order(a.element), order(b.element))
            return first == second ? a.offset < b.offset : first < second
        }.map(\.element)
        var kept: [FoundValue] = []
        for value in sorted {
            let isTaken = kept.contains { other in
                other.field == value.field && (!value.field.isRepeated || key(other) == key(value))
            }
            if !isTaken { kept.append(raised(value, by: sorted)) }
        }
        return Array(kept.sorted { $0.confidence > $1.confidence }.prefix(EnrichmentFindings.maximumValues))
    }

    private static func order(_ value: FoundValue) -> Int {
        EnrichmentSource.allCases.firstIndex(of: value.provenance.source) ?? 0
    }

    private static func raised(_ value: FoundValue, by all: [FoundValue]) -> FoundValue {
        // Namesakes agree with each other, too: only a source that is the person's counts.
        let agreeing = all.filter { $0.field == value.field && key($0) == key(value) && $0.isIdentitySure }
        let others = Set(agreeing.map(origin)).subtracting([origin(value)])
        guard value.isIdentitySure, !others.isEmpty else { return value }
        return FoundValue(
            field: value.field, value: value.value, provenance: value.provenance,
            confidence: Confidence(percent: value.confidence.percent + others.count * ConfidenceTable.agreement),
            isIdentitySure: true)
    }

    /// Pages of one host are one source, and what a model read there is of the same.
    private static func origin(_ value: FoundValue) -> String {
        guard let host = PageAddress(value.provenance.sourceURL)?.host else { return value.provenance.sourceURL }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    private static func key(_ value: FoundValue) -> String {
        switch value.value {
        case .string(let text):
            if value.field == .website, let address = PageAddress(text) { return address.comparisonKey }
            return FoldedText(text).string
        case .object(let object):
            if let network = object.text("network"), let handle = object.text("handle") {
                return (network + " " + handle).lowercased()
            }
            return JSONWriter.text { $0.value(value.value) }
        default: return JSONWriter.text { $0.value(value.value) }
        }
    }
}
