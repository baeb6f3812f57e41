/// Looks up the addresses of a name.
public protocol NameResolver: Sendable {
    /// All addresses of a name, those to be tried first in front.
    ///
    /// - Throws: ``WebFailure/unreachable(_:)`` where there is none, or ``WebFailure/cancelled``.
    func addresses(of name: String) async throws(WebFailure) -> [IPAddress]
}
