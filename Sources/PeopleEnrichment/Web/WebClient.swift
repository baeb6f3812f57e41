/// Reads what others publish, within bounds: what sources ask, and tests put a double in place of.
public protocol WebClient: Sendable {
    /// Reads one document, after at most three redirects.
    ///
    /// - Throws: ``WebFailure``; also where the task was cancelled.
    func read(_ request: WebRequest) async throws(WebFailure) -> WebDocument
}
