/// Which nodes of a page its readers see.
///
/// What is hidden is no source: text that only machines read is where a page lies to them. Heeded are attributes, styles in
/// the page, and the names of classes that mean it everywhere; what a style sheet of another address or a script hides is
/// taken for visible.
struct Visibility: Sendable {
    /// Hidden nodes, with all that is in them; by index.
    let isHidden: [Bool]
    /// Nodes whose text is no part of what is shown: those that are hidden, the head, scripts and controls.
    let isUnseen: [Bool]

    /// `nil` where the page has more styles than can be heeded.
    init?(_ tree: HTMLTree) {
        guard let styles = StyleSheet(tree) else { return nil }
        let hasOtherStyles = tree.nodes.contains {
            $0.name == "link" && $0.attributes["rel"]?.lowercased().contains("stylesheet") == true
        }
        var variables = styles.variables
        var budget = StyleSheet.maximumComparisons
        var isHidden = [Bool](repeating: false, count: tree.nodes.count)
        var isUnseen = isHidden
        // What may stand behind texts; nothing where nobody can know.
        var backgrounds = [[StyleColor]](repeating: hasOtherStyles ? [] : [.white], count: tree.nodes.count)
        for (index, node) in tree.nodes.enumerated() {
            if node.parent >= 0 {
                isHidden[index] = isHidden[node.parent]
                isUnseen[index] = isUnseen[node.parent]
                backgrounds[index] = backgrounds[node.parent]
            }
            guard !node.isText else { continue }
            if !isHidden[index] {
                var style = ElementStyle()
                for rule in styles.rules(for: index, budget: &budget) {
                    style.add(rule.effect, (rule.selector.specificity, rule.order))
                }
                if budget < 0 { return nil }
                if let own = node.attributes["style"] {
                    style.add(StyleEffect(StyleDeclarations(own), &variables), ElementStyle.ownRank)
                }
                if node.name == "font", let color = node.attributes["color"] { style.addColor(color) }
                if let background = style.background { backgrounds[index] = background }
                isHidden[index] = Self.isHidden(node) || style.hides(on: backgrounds[index])
            }
            isUnseen[index] = isUnseen[index] || isHidden[index] || Self.unseen.contains(node.name)
        }
        self.isHidden = isHidden
        self.isUnseen = isUnseen
    }

    private static func isHidden(_ node: HTMLTree.Node) -> Bool {
        if hiding.contains(node.name) || node.attributes["hidden"] != nil || node.attributes["popover"] != nil {
            return true
        }
        if node.name == "dialog", node.attributes["open"] == nil { return true }
        if node.attributes["aria-hidden"]?.lowercased().trimmedString == "true" { return true }
        return node.words("class").contains { hidingClasses.contains($0.lowercased()) }
    }

    /// Elements that are shown to nobody, or only where something does not work.
    private static let hiding: Set<String> = ["template", "noscript", "noframes", "noembed", "iframe", "object"]

    /// Names of classes that hide in the style sheets that many use.
    private static let hidingClasses: Set<String> = [
        "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "d-none", "hidden",
        "invisible", "hide", "is-hidden", "u-hidden", "display-none", "offscreen", "off-screen", "element-invisible",
    ]

    private static let unseen: Set<String> = [
        "head", "title", "script", "style", "meta", "link", "svg", "math", "canvas", "audio", "video", "select",
        "option", "datalist", "textarea", "input", "map", "area", "base", "meter", "progress", "rp",
    ]
}
