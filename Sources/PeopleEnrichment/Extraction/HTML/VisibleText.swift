import PeopleDomain

/// What readers see of a page, line by line: a block stands on lines of its own.
struct VisibleText: Sendable {
    struct Line: Sendable {
        /// White space is single spaces.
        let text: String
        /// The element that holds it.
        let element: Int
    }

    private(set) var lines: [Line] = []
    /// The lines in each block, by the index of its element.
    private var ranges: [Int: Range<Int>] = [:]
    private let parents: [Int]
    /// Of blocks that may be one of many; paragraphs and headings are parts of one.
    private var kinds: [Int: Kind] = [:]
    private var counts: [Kind: Int] = [:]

    /// Of longer pages the beginning.
    static let maximumLength = 200_000

    init(_ tree: HTMLTree, _ visibility: Visibility) {
        parents = tree.nodes.map(\.parent)
        var text = ""
        var length = 0
        var starts: [Int: Int] = [:]
        /// The index of a node that begins, or the complement of one that ends.
        var waiting = tree.nodes.indices.filter { tree.nodes[$0].parent < 0 }.reversed().map { $0 }
        while let next = waiting.popLast(), length < Self.maximumLength {
            let index = next < 0 ? ~next : next
            let node = tree.nodes[index]
            if visibility.isUnseen[index] { continue }
            if node.isText {
                text += node.text
                length += node.text.utf8.count
                continue
            }
            if next >= 0 {
                waiting.append(~index)
                waiting.append(contentsOf: node.children.reversed())
            }
            guard Self.blocks.contains(node.name) else { continue }
            // What came before an element stands in its parent, and what comes before its end in itself.
            add(text, in: next < 0 ? index : node.parent)
            text = ""
            if next >= 0 { starts[index] = lines.count } else { end(index, node, from: starts[index] ?? 0) }
        }
        add(text, in: -1)
    }

    /// Of a text that is no page.
    init(plain text: String) {
        parents = []
        for line in text.utf8.prefix(Self.maximumLength).split(whereSeparator: { $0 == 0xA || $0 == 0xD }) {
            add(String(decoding: line, as: UTF8.self), in: -1)
        }
    }

    var string: String { lines.map(\.text).joined(separator: "\n") }

    /// The lines of the blocks around a line, from the smallest to the largest that is not one of many of its kind: the
    /// card of one of many people says nothing of the person who is in the next.
    func blocks(around line: Int) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var element = lines[line].element
        while element >= 0 {
            if let range = ranges[element], range.contains(line) {
                if range != blocks.last { blocks.append(range) }
                // What holds a single line is a part of a card, and no card.
                if range.count > 1, kinds[element].map({ counts[$0, default: 0] > 1 }) ?? false { return blocks }
            }
            element = parents[element]
        }
        return parents.isEmpty ? [lines.indices] : blocks
    }

    /// What a block is and where: those in one parent with the same name and classes are of one kind.
    private struct Kind: Hashable, Sendable {
        let parent: Int
        let name: String
        let classes: String
    }

    private mutating func end(_ index: Int, _ node: HTMLTree.Node, from start: Int) {
        ranges[index] = start..<lines.count
        guard start < lines.count, Self.repeated.contains(node.name) else { return }
        let kind = Kind(parent: node.parent, name: node.name, classes: node.attributes["class"] ?? "")
        kinds[index] = kind
        counts[kind, default: 0] += 1
    }

    private mutating func add(_ text: String, in element: Int) {
        var line = ShownLine()
        for scalar in text.unicodeScalars { line.append(scalar) }
        if !line.text.isEmpty { lines.append(Line(text: line.text, element: element)) }
    }

    private static let repeated: Set<String> = ["article", "dd", "div", "figure", "li", "section", "td", "tr"]

    private static let blocks: Set<String> = [
        "html", "body", "address", "article", "aside", "blockquote", "br", "button", "caption", "center", "dd",
        "details",
        "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "header", "hgroup", "hr", "label", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]
}
