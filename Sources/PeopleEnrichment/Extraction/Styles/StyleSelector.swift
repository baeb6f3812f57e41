/// What elements a rule is about: `.card p.note, #x`, as far as it takes to know what is hidden.
///
/// Where a selector says more than is understood here (that something is the second child, or not the last), it counts for
/// all that fits the rest of it: what may be hidden is left out. One about what the reader does (`:hover`) is none.
struct StyleSelector: Sendable {
    /// From the outermost to the element itself; between them is any number of others.
    private let parts: [Part]

    private struct Attribute: Sendable {
        let name: String
        let value: String?
    }

    private struct Part: Sendable {
        var name: String?
        var identifier: String?
        var classes: [String] = []
        var attributes: [Attribute] = []

        func matches(_ node: HTMLTree.Node) -> Bool {
            if let name, name != node.name { return false }
            if let identifier, node.attributes["id"]?.lowercased() != identifier { return false }
            if !classes.isEmpty {
                let own = node.words("class").map { $0.lowercased() }
                if !classes.allSatisfy(own.contains) { return false }
            }
            return attributes.allSatisfy { attribute in
                guard let value = node.attributes[attribute.name] else { return false }
                return attribute.value.map { value.lowercased().contains($0) } ?? true
            }
        }
    }

    /// `nil` for a selector that is about no element, or about a state of it.
    init?(_ text: some StringProtocol) {
        var parts: [Part] = []
        for word in text.split(whereSeparator: { $0.isWhitespace || ">+~".contains($0) }) {
            guard let part = Self.part(word) else { return nil }
            parts.append(part)
        }
        // Siblings are no ancestors: of `a + b` only `b` is asked for.
        self.parts = text.contains("+") || text.contains("~ ") ? Array(parts.suffix(1)) : parts
        if parts.isEmpty { return nil }
    }

    /// What an element must have, at least, for the selector to be about it: a key by which rules are found.
    var key: String {
        guard let last = parts.last else { return "*" }
        if let identifier = last.identifier { return "#" + identifier }
        return last.classes.first.map { "." + $0 } ?? last.name ?? "*"
    }

    func matches(_ index: Int, in tree: HTMLTree) -> Bool {
        guard let last = parts.last, last.matches(tree.nodes[index]) else { return false }
        var rest = parts.dropLast()
        var ancestor = tree.nodes[index].parent
        while let part = rest.last, ancestor >= 0 {
            if part.matches(tree.nodes[ancestor]) { rest.removeLast() }
            ancestor = tree.nodes[ancestor].parent
        }
        return rest.isEmpty
    }

    private static func part(_ word: some StringProtocol) -> Part? {
        var part = Part()
        var rest = word[word.startIndex...]
        while let first = rest.first {
            if first == "[" {
                guard let end = rest.firstIndex(of: "]") else { return nil }
                let inner = rest[rest.index(after: rest.startIndex)..<end].split(separator: "=", maxSplits: 1)
                guard let name = inner.first.map({ String($0.filter { !"~|^$* ".contains($0) }) }), !name.isEmpty else {
                    return nil
                }
                let value = inner.dropFirst().first.map { String($0.filter { !"\"'".contains($0) }) }
                part.attributes.append(Attribute(name: name, value: value))
                rest = rest[rest.index(after: end)...]
                continue
            }
            let sign = ".#:*".contains(first) ? first : nil
            if sign != nil { rest.removeFirst() }
            if first == "*" { continue }
            let name = String(rest.prefix { !".#:[*(".contains($0) })
            rest = rest.dropFirst(name.count)
            switch sign {
            case "." where !name.isEmpty: part.classes.append(name)
            case "#" where !name.isEmpty: part.identifier = name
            case ":":
                guard Self.positions.contains(where: name.hasPrefix) else { return nil }
                if rest.first == "(" { rest = rest.drop { $0 != ")" }.dropFirst() }
            case nil where !name.isEmpty: part.name = name
            default: return nil
            }
        }
        return part
    }

    /// Pseudo-classes that say where an element stands.
    private static let positions = ["first", "last", "nth", "only", "root", "is", "where", "link", "any-link", "empty"]
}
