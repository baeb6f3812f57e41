extension NoteContent {
    /// What stands in the place of a mention of somebody who was erased.
    public static let erasedMention = "[@erased]"

    /// The text without the name in any mention of a record, nor the record's id. What else is written of it, nobody can
    /// tell from other words.
    public func erasing(_ erased: Mention) -> NoteContent {
        var bytes: [UInt8] = []
        let text = string.utf8
        // What is copied already ends here.
        var copied = text.startIndex
        var rest = text[...]
        while let divide = rest.firstRange(of: "](".utf8) {
            let open = rest[..<divide.lowerBound].lastRange(of: "[@".utf8)
            rest = rest[divide.upperBound...]
            guard let open, Mention(target: rest) == erased, let end = rest.firstIndex(of: UInt8(ascii: ")")) else {
                continue
            }
            bytes += text[copied..<open.lowerBound]
            bytes += Self.erasedMention.utf8
            copied = text.index(after: end)
            rest = text[copied...]
        }
        if copied == text.startIndex { return self }
        bytes += text[copied...]
        // Never longer than it was, and never empty: a mention is longer than what takes its place.
        return NoteContent(stored: String(decoding: bytes, as: UTF8.self))
    }
}

extension Substring.UTF8View {
    /// Where a few bytes stand last.
    fileprivate func lastRange(of other: String.UTF8View) -> Range<Index>? {
        var found: Range<Index>?
        var rest = self[...]
        while let range = rest.firstRange(of: other) {
            found = range
            rest = rest[range.upperBound...]
        }
        return found
    }
}
