/// Makes a tree of what a parser reports, and notices when it gets out of hand.
final class HTMLTreeBuilder {
    private(set) var tree = HTMLTree()
    /// That the page is larger or deeper than ``HTMLTree`` allows. What was read until then is not used: a rule that hides
    /// a text may stand behind it.
    private(set) var isTooComplex = false {
        didSet { if isTooComplex, !oldValue { whenTooComplex?() } }
    }
    /// Ends the reading.
    var whenTooComplex: (() -> Void)?
    private var open: [Int] = []

    func start(_ name: String, _ attributes: [String: String]) {
        guard open.count < HTMLTree.maximumDepth else {
            isTooComplex = true
            return
        }
        if let index = add(HTMLTree.Node(parent: open.last ?? -1, name: name, attributes: attributes)) {
            open.append(index)
        }
    }

    func end(_ name: String) {
        guard let index = open.lastIndex(where: { tree.nodes[$0].name == name }) else { return }
        open.removeSubrange(index...)
    }

    func text(_ text: String) {
        // A parser hands on one text in pieces.
        if let last = open.last.flatMap({ tree.nodes[$0].children.last }), tree.nodes[last].isText {
            tree.nodes[last].text += text
        } else {
            _ = add(HTMLTree.Node(parent: open.last ?? -1, name: "", attributes: [:], text: text))
        }
    }

    private func add(_ node: HTMLTree.Node) -> Int? {
        guard tree.nodes.count < HTMLTree.maximumNodes else {
            isTooComplex = true
            return nil
        }
        let index = tree.nodes.count
        tree.nodes.append(node)
        if node.parent >= 0 { tree.nodes[node.parent].children.append(index) }
        return index
    }
}
