import CLibXML2

/// Reads HTML as it is found in the world, with libxml2.
///
/// It is fed in pieces, so that a page which is made to cost time is noticed in the middle of it.
enum HTMLParser {
    /// `nil` for a page that nobody would write to be read: more elements, deeper or with more attributes than
    /// ``HTMLTree`` allows.
    ///
    /// - Parameter body: UTF-8, and of other bytes whatever may be.
    static func parse(_ body: [UInt8]) -> HTMLTree? {
        let builder = HTMLTreeBuilder()
        guard let run = HTMLParserRun(builder) else { return nil }
        let text = cleaned(body)
        guard TagGuard.allows(text) else { return nil }
        var start = 0
        while start < text.count {
            let end = min(start + pieceSize, text.count)
            guard run.feed(text[start..<end]), !builder.isTooComplex else { return nil }
            start = end
        }
        run.finish()
        return builder.isTooComplex || hasHiddenScripts(builder.tree) ? nil : builder.tree
    }

    private static let pieceSize = 4096

    /// Valid UTF-8, without the control characters that a parser takes for an end.
    private static func cleaned(_ body: [UInt8]) -> [UInt8] {
        let text = String(decoding: body, as: UTF8.self)
        return text.utf8.filter { $0 >= 0x20 || $0 == 0x9 || $0 == 0xA || $0 == 0xD }
    }

    /// Whether a script has another within a comment. Browsers and libxml2 disagree where it ends (HTML, "script data
    /// double escaped state"), so that what one takes for a script is text to the other.
    private static func hasHiddenScripts(_ tree: HTMLTree) -> Bool {
        tree.nodes.indices.contains { index in
            guard tree.nodes[index].name == "script" else { return false }
            let text = tree.rawText(of: index).lowercased()
            return text.contains("<!--") && text.contains("<script")
        }
    }
}
