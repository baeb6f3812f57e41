import PeopleDomain

/// Looks for what public sources say of a person: what the enrichment of a program is made of.
public protocol ProfileFinder: Sendable {
    /// Ends in its own time, and early where the task is cancelled. What fails is told by its source's report.
    ///
    /// - Parameter usesModel: whether a model may be asked. What is structured is read in each case.
    func findings(about subject: EnrichmentSubject, usesModel: Bool) async -> EnrichmentFindings
}
