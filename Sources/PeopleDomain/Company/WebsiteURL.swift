/// An absolute `http` or `https` URL of at most 2,000 characters, kept as it was written.
public struct WebsiteURL: Hashable, Sendable, CustomStringConvertible {
    public static let maximumLength = 2000

    public let string: String

    /// - Throws: ``FieldFault`` where the text is no such URL.
    public init(_ text: String) throws(FieldFault) {
        let trimmed = text.trimmingWhiteSpace()
        guard trimmed.utf8.count <= Self.maximumLength * 4, trimmed.unicodeScalars.count <= Self.maximumLength else {
            throw FieldFault("must have at most \(Self.maximumLength) characters")
        }
        guard Self.isValid(trimmed) else {
            throw FieldFault("must be a URL that begins with http:// or https://")
        }
        string = trimmed
    }

    /// For storage backends: a URL that went through the other initializer before it was stored.
    public init(stored string: String) { self.string = string }

    public var description: String { string }

    private static func isValid(_ text: String) -> Bool {
        // By scalars: a slash and what modifies it are one character.
        let scalars = text.unicodeScalars
        guard
            let scheme = ["https://", "http://"].first(where: {
                String(scalars.prefix($0.unicodeScalars.count)).lowercased() == $0
            })
        else { return false }
        let authority = scalars.dropFirst(scheme.count).prefix { !"/?#".unicodeScalars.contains($0) }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last?.prefix { $0 != ":" }
        guard let host, let first = host.first, first != "." else { return false }
        return scalars.allSatisfy { scalar in
            scalar.value > 0x20 && scalar.value != 0x7F && !scalar.properties.isWhitespace
                && !"\"<>\\^`{|}".unicodeScalars.contains(scalar)
        }
    }
}
