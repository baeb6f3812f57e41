import PeopleDomain

/// Lets through what stands in its source, and is like a value of its field.
///
/// The same for what a model says and for what was read out of structured data: a fault in a reader is no better than an
/// invention.
struct Grounder: Sendable {
    let rules: FieldRules

    /// Values of one source, at most.
    static let maximumValues = 60
    /// Of one field that a person has several of.
    static let maximumRepeated = 15
    /// Candidates that are looked at: each is searched for in the whole source.
    static let maximumCandidates = 300

    func grounded(
        _ candidates: [Candidate], in evidence: Evidence, from source: EnrichmentSource, page: String
    ) -> [Candidate] {
        var kept: [Candidate] = []
        var counts: [ProfileField: Int] = [:]
        for candidate in candidates.prefix(Self.maximumCandidates) where kept.count < Self.maximumValues {
            // What costs least is asked first.
            guard counts[candidate.field, default: 0] < (candidate.field.isRepeated ? Self.maximumRepeated : 1),
                let value = rules.accepted(candidate, from: source, page: page),
                evidence.holds(candidate.quote), Self.texts(of: candidate).allSatisfy(evidence.holds)
            else { continue }
            let good = Candidate(candidate.field, value, quote: candidate.quote, by: candidate.extractor)
            if kept.contains(where: { $0.field == good.field && $0.value == good.value }) { continue }
            kept.append(good)
            counts[good.field, default: 0] += 1
        }
        return Self.withoutConfusion(kept)
    }

    /// The words of a value that have to stand in the source. An address counts without its scheme, which many leave out.
    private static func texts(of candidate: Candidate) -> [String] {
        switch candidate.value {
        case .string(let text): return [withoutScheme(text, candidate.field)]
        case .object(let object):
            // Of a profile the address: its network and handle follow from that.
            if let url = object.text("url") { return [withoutScheme(url, .website)] }
            return object.members.compactMap { if case .string(let text) = $0.value { text } else { nil } }
        default: return []
        }
    }

    private static func withoutScheme(_ text: String, _ field: ProfileField) -> String {
        guard field == .website || field == .avatarUrl, text.hasPrefix("https://") else { return text }
        var rest = text.dropFirst("https://".count)
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        return String(rest)
    }

    /// A title is not the company, nor either the place: where two say the same, neither can be told to be right.
    private static func withoutConfusion(_ candidates: [Candidate]) -> [Candidate] {
        let fields: [ProfileField] = [.jobTitle, .companyName, .location]
        let texts = fields.map { field in
            candidates.first { $0.field == field }?.text.map { FoldedText($0).string }
        }
        let confused = fields.indices.filter { index in
            texts[index].map { text in texts.indices.contains { $0 != index && texts[$0] == text } } ?? false
        }
        return candidates.filter { candidate in !confused.contains { fields[$0] == candidate.field } }
    }
}
