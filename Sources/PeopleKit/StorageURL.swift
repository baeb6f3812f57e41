/// Names a store: a scheme that says which backend keeps it, and behind the colon what that backend makes of it, as in
/// `memory:`, `sqlite:data/people.sqlite` and `postgres://db.example/people`.
///
/// It prints without the password that it may hold.
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
            throw OpeningFailure("The storage URL \"\(text)\" has no scheme: write \(Self.examples).")
        }
        let scheme = text[..<colon].lowercased()
        guard let first = scheme.utf8.first, Self.isLetter(first), scheme.utf8.allSatisfy(Self.isSchemeByte) else {
            throw OpeningFailure(
                "The storage URL has the scheme \"\(scheme)\", which is none (RFC 3986, section 3.1): "
                    + "write \(Self.examples).")
        }
        guard !text.utf8.contains(0) else {
            throw OpeningFailure("The storage URL must not contain a NUL character.")
        }
        self.scheme = scheme
        location = String(text[text.index(after: colon)...])
    }

    public var description: String { "\(scheme):\(Self.withoutPassword(location))" }

    private static let examples = "memory:, sqlite:PATH or postgres://HOST/DATABASE"

    /// `//user:secret@host` as `//user:…@host`.
    private static func withoutPassword(_ location: String) -> String {
        guard location.hasPrefix("//"), let at = location.lastIndex(of: "@") else { return location }
        let user = location.dropFirst(2).prefix { $0 != ":" && $0 != "@" }
        return "//\(user):…\(location[at...])"
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isSchemeByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.".utf8.contains(byte)
    }
}
