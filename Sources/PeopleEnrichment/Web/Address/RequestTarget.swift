import PeopleDomain

/// Paths and queries in the one form in which they are sent, and compared with what robots.txt forbids.
enum RequestTarget {
    /// Escapes what has to be, unescapes what need not be, and follows the dots (RFC 3986, sections 6.2.2 and 5.2.4).
    ///
    /// - Parameter written: a path, a query that begins with `?`, or both.
    static func normalized(_ written: some StringProtocol) -> String {
        let path = written.prefix { $0 != "?" }
        let query = written[path.endIndex...]
        return withoutDots(escaped(path)) + escaped(query)
    }

    /// Escapes what has to be, unescapes what need not be.
    static func escaped(_ written: some StringProtocol) -> String {
        let bytes = Array(written.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            var byte = bytes[index]
            var isEscaped = false
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count, let high = Hexadecimal.value(of: bytes[index + 1]),
                let low = Hexadecimal.value(of: bytes[index + 2])
            {
                byte = high << 4 | low
                isEscaped = true
                index += 2
            }
            index += 1
            if isUnreserved(byte) || !isEscaped && isReserved(byte) {
                output.append(byte)
            } else {
                output.append(contentsOf: escape(byte))
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A text as the value of a parameter of a query: nothing in it means anything else.
    static func escapedValue(_ text: String) -> String {
        String(decoding: text.utf8.flatMap { isUnreserved($0) ? [$0] : escape($0) }, as: UTF8.self)
    }

    private static func escape(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
    }

    private static func withoutDots(_ path: String) -> String {
        var kept: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for segment in segments {
            if segment == ".." { _ = kept.popLast() } else if segment != "." { kept.append(segment) }
        }
        // A path that ends in dots is a folder.
        if let last = segments.last, last == "." || last == ".." { kept.append("") }
        return "/" + kept.joined(separator: "/")
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// What may stand in a path or query as it is, and means something else when it is escaped.
    private static func isReserved(_ byte: UInt8) -> Bool { "!$&'()*+,;=:@/?".utf8.contains(byte) }
}
