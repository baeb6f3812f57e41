/// Texts in UTF-8, whatever they were written in.
enum TextDecoding {
    /// - Parameters:
    ///   - charset: what the header says; where it says nothing, the document is asked.
    /// - Returns: valid UTF-8 without a mark of byte order, with U+FFFD for what can't be read.
    static func utf8(_ bytes: [UInt8], charset: String?) -> [UInt8] {
        // A mark says more than a label (WHATWG Encoding, "BOM sniff").
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return repaired(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), isBigEndian: true) }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), isBigEndian: false) }
        switch charset {
        case "utf-16", "utf-16le": return utf16(bytes[...], isBigEndian: false)
        case "utf-16be": return utf16(bytes[...], isBigEndian: true)
        default: break
        }
        let label = charset ?? declaredCharset(bytes)
        return label.map(isWindows1252) ?? false ? windows1252(bytes) : repaired(bytes[...])
    }

    private static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8] {
        let bytes = Array(bytes)
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            let (high, low) = isBigEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            return UInt16(high) << 8 | UInt16(low)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    // MARK: Western European

    /// The labels that the Encoding standard has for it: who writes ISO 8859-1 means Windows.
    private static func isWindows1252(_ label: String) -> Bool {
        [
            "iso-8859-1", "iso8859-1", "iso_8859-1", "iso88591", "latin1", "l1", "us-ascii", "ascii", "windows-1252",
            "cp1252", "x-cp1252",
        ].contains(label)
    }

    private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let scalar = 0x80...0x9F ~= byte ? Unicode.Scalar(upperHalf[Int(byte - 0x80)]) : Unicode.Scalar(byte)
            text.append(scalar ?? "\u{FFFD}")
        }
        return Array(String(text).utf8)
    }

    /// What stands from 0x80 on, up to 0x9F.
    private static let upperHalf: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
        0x9D,
        0x017E, 0x0178,
    ]

    /// What the document says of itself at its beginning: `<meta charset="…">`, or `encoding="…"` of an XML declaration.
    private static func declaredCharset(_ bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
        let name = head.hasPrefix("<?xml") ? "encoding=" : "charset="
        guard let start = head.firstRange(of: name)?.upperBound else { return nil }
        let value = head[start...].drop { $0 == "\"" || $0 == "'" }
        return String(value.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
    }
}
