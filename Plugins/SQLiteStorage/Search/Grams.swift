#if SQLite
import PeopleDomain

/// Single characters and pairs as words of an FTS5 index that takes only letters and digits for words.
///
/// A character is its number in hexadecimal digits, a pair is two of them with a `z` between: no word is another's.
enum Grams {
    /// The distinct characters and pairs of a text. None goes across white space, since no term has any.
    static func of(_ text: String) -> String {
        var seen = SeenGrams()
        var words: [UInt8] = []
        words.reserveCapacity(text.utf8.count * 8)
        var last: UInt64?
        for scalar in text.unicodeScalars {
            guard !isWhiteSpace(scalar) else {
                last = nil
                continue
            }
            let value = UInt64(scalar.value)
            if seen.insert(value) { append(value, after: nil, to: &words) }
            if let last, seen.insert(value, after: last) { append(value, after: last, to: &words) }
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

/// The characters and pairs that a text has had so far. Nearly all are ASCII, and each of those has a bit of its own: to
/// hash them was half of what a new person costs the index.
private struct SeenGrams {
    private static let asciiCount: UInt64 = 128

    /// The single characters, then the pairs.
    private var ascii = [UInt64](repeating: 0, count: Int(asciiCount + asciiCount * asciiCount) / UInt64.bitWidth)
    private var others: Set<UInt64> = []

    /// - Returns: whether it is new.
    mutating func insert(_ character: UInt64) -> Bool {
        if character < Self.asciiCount { return insert(bit: character) }
        return others.insert(character).inserted
    }

    mutating func insert(_ character: UInt64, after first: UInt64) -> Bool {
        if character < Self.asciiCount, first < Self.asciiCount {
            return insert(bit: Self.asciiCount + first * Self.asciiCount + character)
        }
        // Scalars have 21 bits, and the 1 keeps pairs apart from single characters.
        return others.insert(1 << 63 | first << 32 | character).inserted
    }

    private mutating func insert(bit: UInt64) -> Bool {
        let (word, mask) = (Int(bit / 64), 1 << (bit % 64) as UInt64)
        defer { ascii[word] |= mask }
        return ascii[word] & mask == 0
    }
}
#endif
