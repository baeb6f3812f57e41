import PeopleDomain

/// Looks for the coordinates of an address.
public protocol PlaceFinder: Sendable {
    /// Ends in its own time, and early where the task is cancelled.
    ///
    /// - Returns: at most a latitude and a longitude, and the report of one source.
    func findings(about address: PostalAddress) async -> EnrichmentFindings
}
