#if SQLite
import PeopleDomain

/// Single characters and pairs as words of an FTS5 index that takes only letters and digits for words.
///
/// A character is its number in hexadecimal digits, a pair is two of them with a `z` between: no word is another's.
enum Grams {
    /// The distinct characters and pairs of a text. None goes across white space, since no term has any.
    static func of(_ text: String) -> String {
        var seen: Set<UInt64> = []
        var words: [UInt8] = []
        words.reserveCapacity(text.utf8.count * 8)
        var last: UInt64?
        for scalar in text.unicodeScalars {
            guard !isWhiteSpace(scalar) else {
                last = nil
                continue
            }
            let value = UInt64(scalar.value)
            if seen.insert(value).inserted { append(value, after: nil, to: &words) }
            // Scalars have 21 bits, and the 1 keeps pairs apart from single characters.
            if let last, seen.insert(1 << 63 | last << 32 | value).inserted { append(value, after: last, to: &words) }
            last = value
        }
        return String(decoding: words, as: UTF8.self)
    }

    /// The word of a term of one or two characters.
    static func word(_ term: String) -> String {
        term.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: "z")
    }

    private static func append(_ value: UInt64, after first: UInt64?, to words: inout [UInt8]) {
        if !words.isEmpty { words.append(UInt8(ascii: " ")) }
        if let first {
            append(hexadecimal: first, to: &words)
            words.append(UInt8(ascii: "z"))
        }
        append(hexadecimal: value, to: &words)
    }

    private static func append(hexadecimal value: UInt64, to words: inout [UInt8]) {
        var shift = value == 0 ? 0 : (63 - value.leadingZeroBitCount) & ~3
        while shift >= 0 {
            words.append(Hexadecimal.digit(UInt8(truncatingIfNeeded: value >> UInt64(shift)) & 0xF))
            shift -= 4
        }
    }

    private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? scalar == " " || ("\t"..."\r").contains(scalar) : scalar.properties.isWhitespace
    }
}
#endif
