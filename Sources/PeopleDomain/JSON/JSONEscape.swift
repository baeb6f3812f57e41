/// Which bytes of a text JSON can't hold as they are (RFC 8259, section 7).
enum JSONEscape {
    /// Whether a text has a byte that needs an escape.
    static func isNeeded(in text: UnsafeRawBufferPointer) -> Bool {
        guard text.count >= 8 else { return text.contains(where: isNeeded(by:)) }
        // Eight at a time; the last eight may overlap with those before.
        let last = text.count - 8
        for index in stride(from: 0, to: last, by: 8) where isNeeded(in: word(of: text, at: index)) { return true }
        return isNeeded(in: word(of: text, at: last))
    }

    private static func word(of text: UnsafeRawBufferPointer, at index: Int) -> UInt64 {
        text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }

    static func isNeeded(by byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Whether one of eight bytes needs an escape.
    private static func isNeeded(in word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // Mycroft's test: subtracting one sets the top bit of a byte that was zero and leaves it where it was set
        // before. A byte that borrows from its neighbour needs an escape itself.
        let quotes = word ^ ones * UInt64(UInt8(ascii: "\""))
        let backslashes = word ^ ones * UInt64(UInt8(ascii: "\\"))
        let found =
            (word &- ones * 0x20) & ~word | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
        return found & ones << 7 != 0
    }
}
