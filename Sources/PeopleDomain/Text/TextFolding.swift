import Foundation

/// How texts are compared, for every backend alike: a backend stores the folded form and compares its bytes.
public enum TextFolding {
    /// The form in which texts that differ only by case are equal: for email addresses and names of companies.
    ///
    /// This is the "default caseless matching" of The Unicode Standard, section 3.13, on the canonical decomposition:
    /// "STRASSE" equals "straße", and a letter with a combining accent equals the composed letter.
    public static func caseFolded(_ text: String) -> String {
        fold(text, droppingAccents: false)
    }

    /// The form that search works on: case and accents do not matter, and nothing is transliterated.
    ///
    /// An accent is a combining mark of the blocks that hold diacritical marks. The vowel signs of Indic scripts and
    /// the points of Hebrew are letters to their readers and stay.
    public static func searchFolded(_ text: String) -> String {
        fold(text, droppingAccents: true)
    }

    private static func fold(_ text: String, droppingAccents: Bool) -> String {
        if let folded = foldedASCII(text) { return folded }
        var result = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
            if droppingAccents && isAccent(scalar) { continue }
            // Down, up and down again reaches what one step misses: "ẞ", "ß" and "SS", "ς" and "Σ".
            for lower in scalar.properties.lowercaseMapping.unicodeScalars {
                for upper in lower.properties.uppercaseMapping.unicodeScalars {
                    for folded in upper.properties.lowercaseMapping.unicodeScalars
                    where !(droppingAccents && isAccent(folded)) {
                        result.append(folded)
                    }
                }
            }
        }
        return String(result)
    }

    /// The lower case of a text that is all ASCII; `nil` for any other.
    private static func foldedASCII(_ text: String) -> String? {
        var hasUpperCase = false
        for byte in text.utf8 {
            guard byte < 0x80 else { return nil }
            hasUpperCase = hasUpperCase || isUpperCase(byte)
        }
        guard hasUpperCase else { return text }
        return String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
            for (index, byte) in text.utf8.enumerated() {
                buffer[index] = isUpperCase(byte) ? byte | 0x20 : byte
            }
            return buffer.count
        }
    }

    private static func isUpperCase(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
        default: false
        }
    }
}
