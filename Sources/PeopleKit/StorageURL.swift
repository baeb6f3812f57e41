/// Names a store: a scheme that says which backend keeps it, and behind the colon what that backend makes of it, as in
/// `memory:`, `sqlite:data/people.sqlite` and `postgres://db.example/people`.
///
/// It prints without the password that it may hold: what is not known to be harmless is not shown.
public struct StorageURL: Hashable, Sendable, CustomStringConvertible {
    /// In lower case.
    public let scheme: String
    /// All that stands behind the first colon.
    public let location: String

    /// - Throws: ``OpeningFailure`` with a sentence that says what is wrong.
    public init(_ text: String) throws(OpeningFailure) {
        guard !text.isEmpty else {
            throw OpeningFailure("The storage URL is empty: write \(Self.examples).")
        }
        guard let colon = text.firstIndex(of: ":") else {
            throw OpeningFailure("The storage URL has no scheme: write \(Self.examples).")
        }
        let scheme = text[..<colon].lowercased()
        guard let first = scheme.utf8.first, Self.isLetter(first), scheme.utf8.allSatisfy(Self.isSchemeByte) else {
            throw OpeningFailure(
                "What the storage URL has before its colon is no scheme (RFC 3986, section 3.1): "
                    + "write \(Self.examples).")
        }
        guard !text.utf8.contains(0) else {
            throw OpeningFailure("The storage URL must not contain a NUL character.")
        }
        self.scheme = scheme
        location = String(text[text.index(after: colon)...])
    }

    public var description: String { "\(scheme):\(shownLocation)" }

    private static let examples = "memory:, sqlite:PATH or postgres://HOST/DATABASE"

    /// `//user:secret@host/name?sslmode=require&password=secret` as `//user:…@host/name?sslmode=require&…`.
    private var shownLocation: String {
        guard location.hasPrefix("//") else {
            // A path has no credentials, whatever its characters.
            return scheme == "sqlite" || !location.contains { "@=".contains($0) } ? location : "…"
        }
        guard let parts else { return "//…" }
        let user = parts.user.map { $0 + (parts.hasPassword ? ":…@" : "@") } ?? ""
        let query = parts.query.map { parameter in
            parameter.name.map(Self.harmlessParameters.contains) == true ? parameter.text : "…"
        }
        return "//\(user)\(parts.hosts)\(parts.path)\(query.isEmpty ? "" : "?")\(query.joined(separator: "&"))"
    }

    /// Those that tell which store is meant. Others are many, and some are passwords.
    private static let harmlessParameters: Set = [
        "dbname", "host", "port", "sslmode", "target_session_attrs", "user",
    ]

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isSchemeByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.".utf8.contains(byte)
    }
}
