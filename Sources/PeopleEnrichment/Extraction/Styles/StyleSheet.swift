/// The rules of a page's own `<style>` elements that may hide a text. Style sheets of other addresses are not read.
struct StyleSheet: Sendable {
    struct Rule: Sendable {
        let selector: StyleSelector
        let effect: StyleEffect
        /// Which of two rules counts: the later of two that are equally specific.
        let order: Int
    }

    let variables: StyleVariables
    /// By ``StyleSelector/key``.
    private let rules: [String: [Rule]]
    private let elements: StyledElements

    /// Comparisons of an element with a part of a selector. More are no page that is meant to be read.
    static let maximumComparisons = 3_000_000

    /// `nil` where there are more rules than can be heeded.
    init?(_ tree: HTMLTree) {
        var reader = StyleSheetReader()
        for node in tree.nodes.indices where tree.nodes[node].name == "style" {
            if let media = tree.nodes[node].attributes["media"], !media.isEmpty, StyleSheetReader.isForPaper(media) {
                continue
            }
            reader.read(tree.rawText(of: node))
            if reader.isTooLong { return nil }
        }
        var variables = StyleVariables()
        for block in reader.blocks { variables.add(block.declarations) }
        for (name, value) in reader.initialValues { variables.add(name, value) }
        for node in tree.nodes {
            if let own = node.attributes["style"], own.contains("--") { variables.add(StyleDeclarations(own)) }
        }
        var rules: [String: [Rule]] = [:]
        for (order, block) in reader.blocks.enumerated() {
            let effect = StyleEffect(block.declarations, &variables)
            if effect.isEmpty { continue }
            for selector in block.selectors {
                guard let selector = StyleSelector(selector[...]) else { continue }
                rules[selector.key, default: []].append(Rule(selector: selector, effect: effect, order: order))
            }
        }
        self.variables = variables
        self.rules = rules
        elements = StyledElements(rules.isEmpty ? HTMLTree() : tree)
    }

    /// The rules about an element.
    ///
    /// - Parameter budget: comparisons that may still be made; less than nothing where they were not enough, and the answer
    ///   means nothing then.
    func rules(for index: Int, budget: inout Int) -> [Rule] {
        if rules.isEmpty { return [] }
        let element = elements.list[index]
        var keys = ["*", element.name]
        if let identifier = element.identifier { keys.append("#" + identifier) }
        budget -= element.classes.count
        keys += element.classes.map { "." + $0 }
        var found: [Rule] = []
        for key in keys {
            for rule in rules[key] ?? [] {
                if budget < 0 { return [] }
                if rule.selector.matches(index, in: elements, budget: &budget) { found.append(rule) }
            }
        }
        return found
    }
}
