#if Postgres
/// Pairs of characters, and single ones, as numbers, by which terms of one or two characters are found.
///
/// A single ASCII character has none: it stands in so many texts that to look at each takes as long, and to index all of
/// those was a sixth of what a new person costs the server.
enum Grams {
    /// The distinct grams of a text, as PostgreSQL writes an array of numbers. None goes across white space, since no term
    /// has any.
    ///
    /// An array can't be sent as an element of another, so that it goes as a text.
    static func arrayLiteral(of text: String) -> String {
        var seen = SeenGrams()
        var literal: [UInt8] = [UInt8(ascii: "{")]
        literal.reserveCapacity(text.utf8.count * 16)
        var last: UInt32?
        for scalar in text.unicodeScalars {
            guard !isWhiteSpace(scalar) else {
                last = nil
                continue
            }
            let value = scalar.value
            if !scalar.isASCII, seen.insert(value) { append(gram(value), to: &literal) }
            if let last, seen.insert(value, after: last) { append(gram(last, value), to: &literal) }
            last = value
        }
        literal.append(UInt8(ascii: "}"))
        return String(decoding: literal, as: UTF8.self)
    }

    /// The number of a term of one or two characters; `nil` for one that has none.
    static func of(shortTerm term: String) -> Int32? {
        let values = term.unicodeScalars.map(\.value)
        return switch values.count {
        case 1: values[0] < SeenGrams.asciiCount ? nil : gram(values[0])
        case 2: gram(values[0], values[1])
        default: nil
        }
    }

    private static func gram(_ value: UInt32) -> Int32 { Int32(truncatingIfNeeded: value) }

    /// Below zero, where no single character is. Pairs of scalars need 42 bits: those of rare scripts share numbers, which
    /// is why a row that is found by them is looked at once more.
    private static func gram(_ first: UInt32, _ second: UInt32) -> Int32 {
        Int32(bitPattern: (first &* 0x8000 &+ second) | 0x8000_0000)
    }

    private static func append(_ gram: Int32, to literal: inout [UInt8]) {
        if literal.count > 1 { literal.append(UInt8(ascii: ",")) }
        if gram < 0 { literal.append(UInt8(ascii: "-")) }
        let start = literal.count
        var rest = gram.magnitude
        repeat {
            literal.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        literal[start...].reverse()
    }

    private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == " " || ("\t"..."\r").contains(scalar) : scalar.properties.isWhitespace
    }
}

/// The characters and pairs that a text has had so far. Nearly all pairs are ASCII, and each of those has a bit of its own.
private struct SeenGrams {
    static let asciiCount: UInt32 = 128

    private var asciiPairs = [UInt64](repeating: 0, count: Int(asciiCount * asciiCount) / UInt64.bitWidth)
    private var others: Set<UInt64> = []

    /// - Returns: whether it is new.
    mutating func insert(_ character: UInt32) -> Bool { others.insert(UInt64(character)).inserted }

    mutating func insert(_ character: UInt32, after first: UInt32) -> Bool {
        if character < Self.asciiCount, first < Self.asciiCount {
            return insert(bit: first * Self.asciiCount + character)
        }
        // Scalars have 21 bits, and the 1 keeps pairs apart from single characters.
        return others.insert(1 << 63 | UInt64(first) << 32 | UInt64(character)).inserted
    }

    private mutating func insert(bit: UInt32) -> Bool {
        let (word, mask) = (Int(bit / 64), 1 << (bit % 64) as UInt64)
        defer { asciiPairs[word] |= mask }
        return asciiPairs[word] & mask == 0
    }
}
#endif
