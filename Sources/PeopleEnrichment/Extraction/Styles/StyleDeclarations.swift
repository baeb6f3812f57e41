/// What a `style` attribute or a rule says: `display: none; color: red`.
struct StyleDeclarations: Sendable {
    struct Declaration: Sendable {
        /// Without the prefix of a browser.
        let name: String
        let value: String
        let isImportant: Bool
    }

    /// All of them: what is said twice is not always said for the same browser.
    private(set) var list: [Declaration] = []
    /// Custom properties.
    private(set) var variables: [Declaration] = []

    init() {}

    /// Reads what stands in a `style` attribute.
    init(_ text: some StringProtocol) {
        for part in StyleText.shielded(text).split(separator: ";") { add(part) }
    }

    /// Takes one declaration, in the form of ``StyleText/shielded(_:)``.
    mutating func add(_ text: ArraySlice<Unicode.Scalar>) {
        guard let colon = text.firstIndex(of: ":") else { return }
        var value = text[(colon + 1)...]
        var isImportant = false
        if let mark = value.firstIndex(of: "!") {
            isImportant = true
            value = value[..<mark]
        }
        let name = StyleText.plain(text[..<colon]).trimmedString
        let text = StyleText.plain(value).trimmedString
        if name.hasPrefix("--") {
            variables.append(Declaration(name: name, value: text, isImportant: isImportant))
            return
        }
        let prefix = ["-webkit-", "-moz-", "-ms-", "-o-"].first { name.hasPrefix($0) } ?? ""
        list.append(Declaration(name: String(name.dropFirst(prefix.count)), value: text, isImportant: isImportant))
    }

    var isEmpty: Bool { list.isEmpty && variables.isEmpty }
}
