/// What may be read of the web, and how much of it.
public struct FetchPolicy: Hashable, Sendable {
    /// The name by which robots.txt calls us: letters, hyphens and underscores (RFC 9309, section 2.2.1).
    public var product: String
    public var version: String
    /// Where somebody whose pages are read finds out who does it.
    public var contactURL: String

    public var connectTimeout: Duration = .seconds(5)
    /// From looking up the name to the last byte of the body; each redirect has as much again.
    public var requestTimeout: Duration = .seconds(15)
    /// Bytes of a document, on the way and after decompression.
    public var maximumBodySize = 1 << 20
    public var mediaTypes: Set<String> = ["text/html", "application/xhtml+xml", "application/json", "text/plain"]
    public var maximumRedirects = 3

    public var ports: Set<Int> = [80, 443]
    /// Whether `http` may be used, which everybody on the way can read and change.
    public var allowsPlainHTTP = false
    /// Servers that are read although they are not of the public Internet, by any scheme and port: doubles, in tests. Empty
    /// anywhere else.
    public var allowedPrivateHosts: Set<HostAndPort> = []
    /// Names of this service itself, which is not led to itself.
    public var ownHosts: Set<String> = []

    /// Between the starts of two requests to one host for pages, of which there is one at a time.
    public var pageInterval: Duration = .seconds(1)
    /// Between the starts of two requests to services that say how often they may be asked.
    public var serviceIntervals: [HostAndPort: Duration] = [:]
    /// How long a request waits for its turn, at most: beyond it fails as ``WebFailure/rateLimited(retryAfter:)``.
    public var maximumWait: Duration = .seconds(30)
    /// How long a host that asks for patience is left alone, at most, whatever it asks for.
    public var maximumRetryAfter: Duration = .seconds(3600)

    /// The name of this program. Pages that forbid their use to it by name have it in lower case.
    public static let standardProduct = "People"

    /// - Parameter contactURL: empty for none.
    public init(product: String, version: String, contactURL: String) {
        self.product = product
        self.version = version
        self.contactURL = contactURL
    }

    /// `People/1.0 (+https://example.com/about-our-requests)`.
    public var userAgent: String {
        contactURL.isEmpty ? "\(product)/\(version)" : "\(product)/\(version) (+\(contactURL))"
    }

    /// Where a page is read that somebody noted with `http`: by https, unless the other may be used or the server is a double.
    func safer(_ address: WebAddress) -> WebAddress {
        guard address.scheme == .http, address.server.port == WebAddress.Scheme.http.port, !allowsPlainHTTP,
            !isPrivateAllowed(address.server)
        else { return address }
        let server = HostAndPort(host: address.server.host, port: WebAddress.Scheme.https.port)
        return WebAddress(scheme: .https, server: server, target: address.target)
    }

    /// Adds a name by which this service is reached itself, in whatever case or script.
    ///
    /// - Returns: `false`, and nothing is added, for what is no name of a host.
    public mutating func addOwnHost(_ text: String) -> Bool {
        guard let (host, port) = try? HostAndPort.split(text[...]), port == nil, case .name(let name) = host else {
            return false
        }
        ownHosts.insert(name)
        return true
    }

    func isPrivateAllowed(_ server: HostAndPort) -> Bool { allowedPrivateHosts.contains(server) }

    /// All that can be told without looking up the name, also of what is read: profiles in networks are linked to, and never
    /// read as pages, whatever leads there.
    ///
    /// - Throws: ``WebFailure/refusedAddress(_:)``.
    func check(_ address: WebAddress, for audience: WebRequest.Audience) throws(WebFailure) {
        try check(address)
        guard audience == .page, case .name(let name) = address.server.host, SocialNetwork.owns(name) else { return }
        throw .refusedAddress("\(name) is a network's, which is not read")
    }

    /// All that can be told without looking up the name.
    ///
    /// - Throws: ``WebFailure/refusedAddress(_:)``.
    func check(_ address: WebAddress) throws(WebFailure) {
        if isPrivateAllowed(address.server) { return }
        guard address.scheme == .https || allowsPlainHTTP else {
            throw .refusedAddress("Only https is read")
        }
        guard ports.contains(address.server.port) else {
            throw .refusedAddress("Port \(address.server.port) is not one of the web's")
        }
        switch address.server.host {
        case .literal(let literal): throw .refusedAddress("\(literal) is an IP address in place of a name")
        case .name(let name):
            if ownHosts.contains(name) { throw .refusedAddress("\(name) is this service itself") }
            if let fault = NameRules.fault(of: name) { throw .refusedAddress(fault) }
        }
    }
}
