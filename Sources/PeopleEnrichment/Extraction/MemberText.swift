import PeopleDomain

/// How a member of structured data is quoted: `"jobTitle": "Head of Sales"`.
enum MemberText {
    static func line(_ name: String, _ value: String) -> String { "\"\(name)\": \"\(value)\"" }

    /// All members of a value that are texts, as lines, without white space at the ends of the texts: as values have none.
    static func lines(of value: JSONValue) -> [String] {
        var lines: [String] = []
        collect(value, under: "", into: &lines)
        return lines
    }

    /// Of longer data the beginning.
    private static let maximumLines = 5000

    private static func collect(_ value: JSONValue, under name: String, into lines: inout [String]) {
        guard lines.count < maximumLines else { return }
        switch value {
        case .string(let text): lines.append(line(name, EntityText.decoded(text).trimmedString))
        case .array(let elements): for element in elements { collect(element, under: name, into: &lines) }
        case .object(let object):
            for member in object.members { collect(member.value, under: member.name, into: &lines) }
        case .null, .boolean, .number: break
        }
    }
}
