/// The folded text in which a record is searched: its fields one after another, a tab between.
///
/// A term has no white space in it, so it can't match across two fields.
public enum SearchText {
    public static func of(_ person: Person) -> String {
        join([person.firstName.string, person.lastName?.string, person.email?.string])
    }

    public static func of(_ company: Company) -> String {
        join([company.name.string, company.industry?.string, company.website?.string])
    }

    private static func join(_ fields: [String?]) -> String {
        TextFolding.searchFolded(fields.compactMap(\.self).joined(separator: "\t"))
    }

    /// The stretches of a text between white space.
    static func words(_ text: String) -> [String] {
        text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map { String($0) }
    }

    /// Whether the bytes of `part` occur in those of `text`. In UTF-8 that is the same as its scalars.
    static func contains(_ text: String, _ part: String) -> Bool {
        var text = text
        var part = part
        return text.withUTF8 { text in part.withUTF8 { part in contains(text, part) } }
    }

    private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = part.first else { return true }
        guard text.count >= part.count else { return false }
        for start in 0...text.count - part.count where text[start] == first {
            var length = 1
            while length < part.count && text[start + length] == part[length] { length += 1 }
            if length == part.count { return true }
        }
        return false
    }
}
