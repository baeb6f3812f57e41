/// The elements of a page in the form in which selectors are compared with them: in lower case, each class once.
struct StyledElements: Sendable {
    struct Element: Sendable {
        let parent: Int
        let name: String
        let identifier: String?
        let classes: Set<String>
        let attributes: [String: String]
    }

    /// By the indices of the tree; texts have no name.
    let list: [Element]

    init(_ tree: HTMLTree) {
        list = tree.nodes.map { node in
            Element(
                parent: node.parent, name: node.name, identifier: node.attributes["id"].map(Self.folded),
                classes: Set(node.words("class").map { Self.folded(String($0)) }), attributes: node.attributes)
        }
    }

    private static func folded(_ text: String) -> String { StyleText.plain(text.lowercased().unicodeScalars) }
}
