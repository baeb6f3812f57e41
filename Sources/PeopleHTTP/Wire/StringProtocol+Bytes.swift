extension StringProtocol {
    /// The bytes of a text in one piece. A view of UTF-8 asks at each step where the text has them.
    func withContiguousUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = String(self)
        return copy.withUTF8(body)
    }

    /// Where a byte of ASCII stands first.
    func firstIndex(ofByte byte: UInt8) -> Index? {
        let offset = withContiguousUTF8 { $0.firstIndex(of: byte) }
        return offset.map { utf8.index(startIndex, offsetBy: $0) }
    }
}
