/// Lays out results for a person at a terminal.
enum TextTable {
    /// A heading and rows under it, in columns as wide as what is in them.
    static func rows(_ heading: [String], _ rows: [[String]]) -> String {
        let lines = [heading] + rows.map { $0.map(printable) }
        let widths = heading.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line(zip($0, widths)) }.joined(separator: "\n")
    }

    /// Names and what they name, a line each.
    static func facts(_ facts: [(name: String, value: String)]) -> String {
        let width = facts.map(\.name.count).max() ?? 0
        return facts.map { line([($0.name, width), (printable($0.value), 0)]) }.joined(separator: "\n")
    }

    private static func line(_ cells: some Sequence<(String, Int)>) -> String {
        let line = cells.map { $0 + String(repeating: " ", count: max(0, $1 - $0.count)) }.joined(separator: "  ")
        return String(line.reversed().drop { $0 == " " }.reversed())
    }

    /// Control characters could move the cursor of the terminal, or make it do worse.
    private static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
        let scalars = text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }
        return String(String.UnicodeScalarView(scalars))
    }
}
