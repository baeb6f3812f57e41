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
        let part = Array(part.utf8)
        guard let first = part.first else { return true }
        var text = text
        return text.withUTF8 { text in
            guard text.count >= part.count else { return false }
            return (0...text.count - part.count).contains { start in
                text[start] == first && text[start..<start + part.count].elementsEqual(part)
            }
        }
    }
}
