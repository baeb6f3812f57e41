/// A host and a port: one server, as far as one can tell from outside.
public struct HostAndPort: Hashable, Sendable {
    let host: WebHost
    let port: Int

    init(host: WebHost, port: Int) {
        self.host = host
        self.port = port
    }
}

extension HostAndPort: LosslessStringConvertible {
    /// Reads `name:port`, `192.0.2.1:port` or `[2001:db8::1]:port`; `nil` for anything else, and where there is no port.
    public init?(_ description: String) {
        guard let (host, port) = try? Self.split(description[...]), let port else { return nil }
        self.init(host: host, port: port)
    }

    public var description: String { "\(host):\(port)" }

    /// Host and port of what stands behind the slashes of an address.
    ///
    /// - Throws: ``WebFailure/refusedAddress(_:)``.
    static func split(_ authority: Substring) throws(WebFailure) -> (host: WebHost, port: Int?) {
        if authority.contains("@") { throw .refusedAddress("The address has a user's name in it") }
        let isBracketed = authority.hasPrefix("[")
        let searched = isBracketed ? authority[(authority.lastIndex(of: "]") ?? authority.startIndex)...] : authority
        guard let colon = searched.firstIndex(of: ":") else { return (try WebHost(authority), nil) }
        let digits = authority[authority.index(after: colon)...]
        guard let port = UInt16(digits), port > 0, String(port) == digits else {
            throw .refusedAddress("\(digits.prefix(20)) is no port")
        }
        return (try WebHost(authority[..<colon]), Int(port))
    }
}
