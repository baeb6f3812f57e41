/// Where a document of the web is, in one form: what is checked is what is connected to.
///
/// Read strictly and by ourselves. Readers of URLs differ in what they take for the host, and whoever asks one and connects by
/// another can be led astray.
struct WebAddress: Hashable, Sendable {
    enum Scheme: String, Hashable, Sendable {
        case http, https

        var port: Int { self == .http ? 80 : 443 }
    }

    let scheme: Scheme
    let server: HostAndPort
    /// Path and query in ASCII, escaped where they have to be; starts with a slash.
    let target: String

    /// Bytes of an address, at most.
    static let maximumLength = 2048

    init(scheme: Scheme, server: HostAndPort, target: String) {
        self.scheme = scheme
        self.server = server
        self.target = target
    }

    /// Reads an absolute address; what stands behind a `#` is left out.
    ///
    /// - Throws: ``WebFailure/refusedAddress(_:)``.
    init(_ text: String) throws(WebFailure) {
        guard text.utf8.count <= Self.maximumLength else { throw .refusedAddress("The address is too long") }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else {
            throw .refusedAddress("The address has white space, a control character or a backslash in it")
        }
        guard let colon = text.firstIndex(of: ":"), let scheme = Scheme(rawValue: text[..<colon].lowercased()) else {
            throw .refusedAddress("The address is not of the web")
        }
        let rest = text[text.index(after: colon)...].prefix { $0 != "#" }
        guard rest.hasPrefix("//") else { throw .refusedAddress("The address names no host") }
        let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" }
        guard !authority.isEmpty else { throw .refusedAddress("The address names no host") }
        let (host, port) = try HostAndPort.split(authority)
        self.init(
            scheme: scheme, server: HostAndPort(host: host, port: port ?? scheme.port),
            target: RequestTarget.normalized(rest[authority.endIndex...]))
    }

    /// Scheme, host and port: `https://example.com`.
    var origin: String {
        server.port == scheme.port ? "\(scheme.rawValue)://\(server.host)" : "\(scheme.rawValue)://\(server)"
    }
}

extension WebAddress: CustomStringConvertible {
    var description: String { origin + target }
}

extension WebAddress {
    /// Where a reference on a document leads (RFC 3986, section 5.2).
    ///
    /// - Throws: ``WebFailure/refusedAddress(_:)``.
    func resolving(_ reference: String) throws(WebFailure) -> WebAddress {
        let reference = reference.prefix { $0 != "#" }
        if reference.prefix(while: { $0 != "/" && $0 != "?" }).contains(":") {
            return try WebAddress(String(reference))
        }
        if reference.hasPrefix("//") { return try WebAddress("\(scheme.rawValue):\(reference)") }
        if reference.hasPrefix("/") { return try WebAddress(origin + reference) }
        let path = target.prefix { $0 != "?" }
        if reference.isEmpty { return self }
        if reference.hasPrefix("?") { return try WebAddress("\(origin)\(path)\(reference)") }
        let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
        return try WebAddress("\(origin)\(folder)\(reference)")
    }
}
