/// The rules of a page's own `<style>` elements that may hide a text. Style sheets of other addresses are not read.
struct StyleSheet: Sendable {
    struct Rule: Sendable {
        let selector: StyleSelector
        let declarations: StyleDeclarations
    }

    /// By ``StyleSelector/key``.
    private var rules: [String: [Rule]] = [:]
    private var count = 0

    /// More rules of interest are not in a page that is meant to be read.
    private static let maximumRules = 3000

    /// `nil` where there are more rules than can be heeded.
    init?(_ tree: HTMLTree) {
        for index in tree.nodes.indices where tree.nodes[index].name == "style" {
            read(StyleDeclarations.unescaped(tree.rawText(of: index)), depth: 0)
            if count > Self.maximumRules { return nil }
        }
    }

    /// The rules about an element.
    func rules(for index: Int, in tree: HTMLTree) -> [Rule] {
        guard count > 0 else { return [] }
        let node = tree.nodes[index]
        var keys = ["*", node.name]
        if let identifier = node.attributes["id"] { keys.append("#" + identifier.lowercased()) }
        keys += node.words("class").prefix(50).map { "." + $0.lowercased() }
        return keys.flatMap { rules[$0] ?? [] }.filter { $0.selector.matches(index, in: tree) }
    }

    private mutating func read(_ text: some StringProtocol, depth: Int) {
        var rest = text[text.startIndex...]
        while let brace = rest.firstIndex(of: "{"), count <= Self.maximumRules {
            // What ends with a semicolon has no block: @import, @charset.
            let prelude = (rest[..<brace].split(separator: ";").last ?? "").trimmedString
            let body = rest[rest.index(after: brace)...]
            let end = Self.end(of: body)
            let block = body[..<end]
            if !prelude.hasPrefix("@") {
                add(prelude, block)
            } else if depth < 5, Self.isConditional(prelude) {
                // Heeded whatever the condition is: a text that is hidden on some screens is one that is hidden.
                read(block, depth: depth + 1)
            }
            rest = end < body.endIndex ? body[body.index(after: end)...] : body[end...]
        }
    }

    private static func isConditional(_ prelude: String) -> Bool {
        let isForPaper = prelude.hasPrefix("@media") && prelude.contains("print") && !prelude.contains("screen")
        return !isForPaper && ["@media", "@supports", "@layer", "@container"].contains(where: prelude.hasPrefix)
    }

    /// Where the brace stands that closes a block.
    private static func end<Text: StringProtocol>(of body: Text) -> Text.Index {
        var depth = 1
        for index in body.indices {
            if body[index] == "{" { depth += 1 }
            if body[index] == "}" { depth -= 1 }
            if depth == 0 { return index }
        }
        return body.endIndex
    }

    private mutating func add(_ selectors: String, _ block: some StringProtocol) {
        let declarations = StyleDeclarations(block)
        guard declarations.hide || declarations["color"] != nil || declarations.background != nil else { return }
        for selector in selectors.split(separator: ",") {
            guard let selector = StyleSelector(selector.trimmedString) else { continue }
            rules[selector.key, default: []].append(Rule(selector: selector, declarations: declarations))
            count += 1
        }
    }
}

extension StyleDeclarations {
    /// What is said of the background.
    var background: String? { self["background-color"] ?? self["background"] }
}
