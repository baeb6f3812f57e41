import PeopleDomain

/// What an attempt of a job found.
enum JobFindings: Sendable {
    case findings(EnrichmentFindings, about: Person)
    /// There is nothing to look for: what it would start from is missing, as the sentence says.
    case pointless(String, about: Person)
    /// There is nothing to look for any more: the person is gone, and the job with it.
    case gone
    /// The store did not say what the job is about.
    case unread(ApplicationError)
}

extension JobFindings {
    /// By models, whatever became of what they said.
    var tokensUsed: Int { if case .findings(let findings, _) = self { findings.tokensUsed } else { 0 } }
}
