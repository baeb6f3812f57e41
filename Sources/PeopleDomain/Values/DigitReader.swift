/// Reads fixed-width numbers and the characters between them from the front of a text.
struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, UInt32(byte) == character.value else { return false }
        rest.removeFirst()
        return true
    }

    /// Exactly so many digits; `nil` where there are fewer.
    mutating func number(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let digit = nextDigit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// One to nine digits behind a decimal point, cut or filled to so many.
    mutating func fraction(digits: Int) -> Int? {
        var value = 0
        var count = 0
        while let digit = nextDigit() {
            if count < digits { value = value * 10 + digit }
            count += 1
        }
        guard (1...9).contains(count) else { return nil }
        while count < digits {
            value *= 10
            count += 1
        }
        return value
    }

    private mutating func nextDigit() -> Int? {
        guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        rest.removeFirst()
        return Int(byte - UInt8(ascii: "0"))
    }
}
