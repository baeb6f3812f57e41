import PeopleDomain

/// Looks in one place for what it says of a person.
///
/// It never fails: what went wrong is in the report, and what was found before stands.
protocol ProfileSource: Sendable {
    var source: EnrichmentSource { get }

    func look(for subject: EnrichmentSubject) async -> SourceFindings
}

/// What one source found.
struct SourceFindings: Sendable {
    var values: [FoundValue] = []
    /// Pages that name the person, for a model to read.
    var pages: [IdentifiedPage] = []
    var report: SourceReport
}

/// A page that speaks of somebody of the name, and how sure it is that this is the person.
struct IdentifiedPage: Sendable {
    let page: ReadPage
    let identity: Identity
}
