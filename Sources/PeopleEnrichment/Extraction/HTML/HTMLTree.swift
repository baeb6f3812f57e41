/// The elements and texts of a page in the order in which they stand there: a node's parent comes before it.
struct HTMLTree: Sendable {
    struct Node: Sendable {
        /// `-1` for what stands in nothing else.
        let parent: Int
        /// In lower case; empty for a text.
        let name: String
        /// By their names in lower case; of a name that is there twice the first, as browsers do it.
        let attributes: [String: String]
        var text = ""
        var children: [Int] = []

        var isText: Bool { name.isEmpty }

        /// The words of an attribute that is a list of words, as they are written. Only white space of ASCII is between
        /// two, as browsers have it.
        func words(_ attribute: String) -> [Substring] {
            attributes[attribute]?.unicodeScalars.split { $0 == " " || (0x9...0xD).contains($0.value) }.map {
                Substring($0)
            } ?? []
        }
    }

    var nodes: [Node] = []

    /// More is no page that somebody reads.
    static let maximumNodes = 60_000
    /// How deep elements may stand in each other, so that what follows them down needs little stack.
    static let maximumDepth = 200

    /// The indices of a node and all that is in it, in the order of the page.
    func descendants(of index: Int) -> [Int] {
        var found: [Int] = []
        var waiting = [index]
        while let next = waiting.popLast() {
            found.append(next)
            waiting.append(contentsOf: nodes[next].children.reversed())
        }
        return found
    }

    /// The texts in an element as they are written, not only the visible ones.
    func rawText(of index: Int) -> String {
        descendants(of: index).map { nodes[$0].text }.joined()
    }
}
