extension StorageURL {
    /// What an URL with an authority (`//`) consists of, read as libpq does
    /// (postgresql.org/docs/current/libpq-connect.html, section 34.1.1.2).
    struct Parts {
        /// As they are written, with percent signs; nil where there is no `@`.
        var user: Substring?
        var hasPassword: Bool
        /// One or more, with their ports.
        var hosts: Substring
        /// With its slash; empty where there is none.
        var path: Substring
        var query: [Parameter]
    }

    struct Parameter {
        /// As it is written.
        var text: Substring
        /// In lower case, without percent signs; `nil` where there is no `=`.
        var name: String?
    }

    /// `nil` where there is no authority, and for what can't be told apart with certainty: a password may stand anywhere
    /// in it.
    var parts: Parts? {
        guard location.hasPrefix("//") else { return nil }
        var rest = location.dropFirst(2)
        var parts = Parts(user: nil, hasPassword: false, hosts: "", path: "", query: [])
        if let at = rest.firstIndex(of: "@"), !rest[..<at].contains("/") {
            let credentials = rest[..<at]
            let user = credentials.prefix { $0 != ":" }
            parts.user = user
            parts.hasPassword = user.endIndex != at
            rest = rest[rest.index(after: at)...]
        }
        // A second one belongs to a password in which it should have been written as %40.
        guard !rest.contains("@") else { return nil }
        if let mark = rest.firstIndex(of: "?") {
            parts.query = rest[rest.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false)
                .map(Parameter.init(text:))
            rest = rest[..<mark]
        }
        parts.hosts = rest.prefix { $0 != "/" }
        parts.path = rest[parts.hosts.endIndex...]
        // `//jane:hunter2` is a host with a strange port to a machine, and a password to a person.
        guard Self.haveNumberedPorts(parts.hosts) else { return nil }
        return parts
    }

    private static func haveNumberedPorts(_ hosts: Substring) -> Bool {
        hosts.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { host in
            // An address of IPv6 stands in brackets, since it has colons of its own.
            let name = host.hasPrefix("[") ? host.firstIndex(of: "]").map { host[$0...] } ?? host : host
            guard let colon = name.firstIndex(of: ":") else { return true }
            let port = name[name.index(after: colon)...].utf8
            return port.count <= 5 && port.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
    }
}

extension StorageURL.Parameter {
    init(text: Substring) {
        self.text = text
        name = text.firstIndex(of: "=").map { text[..<$0].lowercased().removingPercentSigns }
    }
}

extension String {
    /// With the bytes that `%41` and its like stand for; as it is where that is no text.
    fileprivate var removingPercentSigns: String {
        guard contains("%") else { return self }
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = UInt8(Substring(rest.prefix(2)), radix: 16), rest.count >= 2 {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
