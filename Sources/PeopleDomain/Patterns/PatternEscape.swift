/// What stands behind a backslash.
enum PatternEscape {
    case one(Unicode.Scalar)
    case any(ScalarSet)

    var set: ScalarSet {
        switch self {
        case .one(let scalar): ScalarSet(scalar)
        case .any(let set): set
        }
    }

    /// `nil` for a set, which can't be an end of a range.
    var scalar: Unicode.Scalar? {
        switch self {
        case .one(let scalar): scalar
        case .any: nil
        }
    }

    /// What is not taken, said as what a pattern must not have.
    struct Problem: Error {
        let name: String
    }

    /// Reads an escape.
    ///
    /// - Parameter rest: what is behind the backslash.
    /// - Returns: what it stands for, and how many characters it has.
    /// - Throws: ``Problem`` for one that is not taken.
    static func read(
        _ rest: ArraySlice<Unicode.Scalar>, inClass: Bool
    ) throws(Problem) -> (escape: PatternEscape, length: Int) {
        guard let first = rest.first else { throw Problem(name: "a \"\\\" at its end") }
        switch first {
        case "d": return (.any(.digits), 1)
        case "D": return (.any(ScalarSet.digits.inverted), 1)
        case "w": return (.any(.wordCharacters), 1)
        case "W": return (.any(ScalarSet.wordCharacters.inverted), 1)
        case "s": return (.any(.whiteSpace), 1)
        case "S": return (.any(ScalarSet.whiteSpace.inverted), 1)
        case "t": return (.one("\t"), 1)
        case "n": return (.one("\n"), 1)
        case "v": return (.one("\u{B}"), 1)
        case "f": return (.one("\u{C}"), 1)
        case "r": return (.one("\r"), 1)
        case "x", "u": return try hexadecimal(rest)
        case "1"..."9", "k": throw Problem(name: "a backreference (\"\\\(first)\")")
        case "b" where !inClass, "B" where !inClass:
            throw Problem(name: "a word boundary (\"\\\(first)\")")
        case "p", "P": throw Problem(name: "a Unicode property (\"\\\(first)\")")
        case _ where isPunctuation(first): return (.one(first), 1)
        default: throw Problem(name: "\"\\\(first)\", which has no meaning")
        }
    }

    /// `\x41`, `\u0041` and `\u{41}`.
    private static func hexadecimal(
        _ rest: ArraySlice<Unicode.Scalar>
    ) throws(Problem) -> (escape: PatternEscape, length: Int) {
        let kind = rest.first == "x" ? "x" : "u"
        let behind = rest.dropFirst()
        let isBraced = kind == "u" && behind.first == "{"
        let digits =
            isBraced
            ? behind.dropFirst().prefix { $0 != "}" } : behind.prefix(kind == "x" ? 2 : 4)
        let text = String(String.UnicodeScalarView(digits))
        let isWhole = isBraced ? digits.endIndex < rest.endIndex : digits.count == (kind == "x" ? 2 : 4)
        guard isWhole, (1...6).contains(digits.count), text.utf8.allSatisfy({ Hexadecimal.value(of: $0) != nil }),
            let scalar = UInt32(text, radix: 16).flatMap(Unicode.Scalar.init)
        else { throw Problem(name: "\"\\\(kind)\" without the number of a character") }
        return (.one(scalar), 1 + digits.count + (isBraced ? 2 : 0))
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "!"..."/", ":"..."@", "["..."`", "{"..."~": true
        default: false
        }
    }
}
