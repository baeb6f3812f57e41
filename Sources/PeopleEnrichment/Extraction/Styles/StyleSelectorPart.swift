/// What a selector asks of one element: `p.note[hidden]`.
struct StyleSelectorPart: Sendable {
    private struct Attribute: Sendable {
        let name: String
        let value: String?
    }

    private var name: String?
    private var identifier: String?
    private var classes: [String] = []
    private var attributes: [Attribute] = []
    /// What the element must not be, where all of that is understood.
    private var excluded: [StyleSelectorPart] = []

    /// `nil` where it is about a state, or about what is no element.
    init?(_ word: ArraySlice<Unicode.Scalar>) {
        var rest = word
        while let first = rest.first {
            if first == "[" {
                let end = StyleSelector.end(of: rest)
                guard let attribute = Self.attribute(rest[(rest.startIndex + 1)..<end]) else { return nil }
                attributes.append(attribute)
                rest = rest[end...]
                continue
            }
            let sign: Unicode.Scalar? = ".#:*|".unicodeScalars.contains(first) ? first : nil
            if sign != nil { rest.removeFirst() }
            // Of a namespace nothing is asked.
            if first == "|" { name = nil }
            if first == "*" || first == "|" { continue }
            let text = rest.prefix { !".#:[*(|".unicodeScalars.contains($0) }
            let name = StyleText.plain(text)
            rest = rest[text.endIndex...]
            switch sign {
            case "." where !name.isEmpty: classes.append(name)
            case "#" where !name.isEmpty: identifier = name
            case ":":
                var inner: ArraySlice<Unicode.Scalar>?
                if rest.first == "(" {
                    let end = StyleSelector.end(of: rest)
                    inner = rest[(rest.startIndex + 1)..<max(rest.startIndex + 1, end - 1)]
                    rest = rest[end...]
                }
                if name.isEmpty || Self.states.contains(name) { return nil }
                if name == "root" { self.name = "html" }
                if name == "not", let inner { exclude(inner) }
            case nil where !name.isEmpty: self.name = name
            default: return nil
            }
        }
    }

    /// How much it asks for: an identifier comes before any number of classes.
    var specificity: Int {
        (identifier == nil ? 0 : 10_000) + (classes.count + attributes.count) * 100 + (name == nil ? 0 : 1)
    }

    /// What an element must have, at least.
    var key: String {
        if let identifier { return "#" + identifier }
        return classes.first.map { "." + $0 } ?? name ?? "*"
    }

    func matches(_ element: StyledElements.Element, budget: inout Int) -> Bool {
        budget -= 1 + classes.count / 4
        if let name, name != element.name { return false }
        if let identifier, element.identifier != identifier { return false }
        guard classes.allSatisfy(element.classes.contains) else { return false }
        for attribute in attributes {
            guard let value = element.attributes[attribute.name] else { return false }
            guard let wanted = attribute.value, !wanted.isEmpty else { continue }
            budget -= 1 + value.utf8.count / 8 * (1 + wanted.utf8.count / 8)
            if budget < 0 || !value.lowercased().contains(wanted) { return false }
        }
        for part in excluded where part.matches(element, budget: &budget) { return false }
        return true
    }

    private mutating func exclude(_ list: ArraySlice<Unicode.Scalar>) {
        for text in StyleSelector.split(list) {
            let word = text.filter { !$0.properties.isWhitespace }
            // What asks for more than a name and classes is not sure to be understood, and excludes nothing.
            let isPlain = word.count == text.count && !word.contains { ":[>+~*|&".unicodeScalars.contains($0) }
            if isPlain, let part = StyleSelectorPart(word[...]) { excluded.append(part) }
        }
    }

    private static func attribute(_ text: ArraySlice<Unicode.Scalar>) -> Attribute? {
        let text = text.last == "]" ? text.dropLast() : text
        let signs = "~|^$* ".unicodeScalars
        let parts = text.split(separator: "=", maxSplits: 1)
        guard let first = parts.first else { return nil }
        let name = StyleText.plain(first.filter { !signs.contains($0) && !$0.properties.isWhitespace })
        if name.isEmpty { return nil }
        guard parts.count == 2 else { return Attribute(name: name, value: nil) }
        let written = parts[1].drop { $0.properties.isWhitespace }
        // Behind the value may stand whether its case matters.
        let value: ArraySlice<Unicode.Scalar>
        if let quote = written.first, quote == "\"" || quote == "'" {
            value = written.dropFirst().prefix { $0 != quote }
        } else {
            value = written.prefix { !$0.properties.isWhitespace }
        }
        return Attribute(name: name, value: StyleText.plain(value))
    }

    /// What only the reader brings about, and parts that are no elements.
    private static let states: Set<String> = [
        "hover", "focus", "focus-within", "focus-visible", "active", "target", "target-within", "visited", "fullscreen",
        "-webkit-full-screen", "-moz-full-screen", "-ms-fullscreen", "autofill", "-webkit-autofill",
        "-moz-focusring", "placeholder-shown", "-moz-placeholder", "-ms-input-placeholder", "host", "host-context",
        "before", "after", "first-letter", "first-line", "selection",
    ]
}
