import PeopleDomain

/// Makes values of candidates: grounded, with their proof and how sure they are.
struct ValueMaker: Sendable {
    private let grounder: Grounder

    init(_ subject: EnrichmentSubject) { grounder = Grounder(rules: FieldRules(name: PersonName(subject))) }

    func values(
        _ candidates: [Candidate], in evidence: Evidence, of document: WebDocument, from source: EnrichmentSource,
        _ identity: Identity, model: (name: String, promptVersion: String)? = nil
    ) -> [FoundValue] {
        if case .rejected = identity { return [] }
        return grounder.grounded(candidates, in: evidence, from: source, page: document.url).map { candidate in
            FoundValue(
                field: candidate.field, value: candidate.value,
                provenance: Provenance(
                    sourceURL: document.url, source: source, quote: candidate.quote, retrievedAt: document.retrievedAt,
                    contentSHA256: document.sha256, extractor: candidate.extractor, model: model?.name,
                    promptVersion: model?.promptVersion),
                confidence: ConfidenceTable.confidence(candidate.extractor, from: source, identity),
                isIdentitySure: identity.isSure)
        }
    }
}
