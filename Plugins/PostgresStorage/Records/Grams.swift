#if Postgres
/// Single characters and pairs as numbers, by which terms of one or two characters are found.
enum Grams {
    /// The distinct characters and pairs of a text. None goes across white space, since no term has any.
    static func of(_ text: String) -> Set<Int32> {
        var grams: Set<Int32> = []
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            guard !scalar.properties.isWhitespace else {
                last = nil
                continue
            }
            grams.insert(gram(scalar))
            if let last { grams.insert(gram(last, scalar)) }
            last = scalar
        }
        return grams
    }

    /// The number of a term of one or two characters.
    static func of(shortTerm term: String) -> Int32? {
        let scalars = Array(term.unicodeScalars)
        return switch scalars.count {
        case 1: gram(scalars[0])
        case 2: gram(scalars[0], scalars[1])
        default: nil
        }
    }

    private static func gram(_ scalar: Unicode.Scalar) -> Int32 { Int32(scalar.value) }

    /// Below zero, where no single character is. Pairs of scalars need 42 bits: those of rare scripts share numbers, which
    /// is why a row that is found by them is looked at once more.
    private static func gram(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int32 {
        let mixed = first.value &* 0x8000 &+ second.value
        return Int32(bitPattern: mixed | 0x8000_0000)
    }
}
#endif
