/// A document that is to be read: always by GET, without cookies or credentials of ours.
public struct WebRequest: Hashable, Sendable {
    /// As written; it is checked before anything is sent.
    public let url: String
    public let audience: Audience
    /// Beside those that every request has.
    public let headers: [String: String]

    public enum Audience: Hashable, Sendable {
        /// A page for everybody: robots.txt is asked first, and what it forbids is not read.
        case page
        /// An interface for programs, whose terms the operator accepted by switching it on.
        case service
    }

    public init(url: String, audience: Audience, headers: [String: String] = [:]) {
        self.url = url
        self.audience = audience
        self.headers = headers
    }
}
