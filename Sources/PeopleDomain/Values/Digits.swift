/// Writes decimal digits.
enum Digits {
    private static let powersOfTen = [1, 10, 100, 1000, 10_000]

    /// Gives the digits of `value`, with leading zeros up to `width` of at most five; a larger value is cut at the left.
    static func write(_ value: Int, width: Int, _ put: (UInt8) -> Void) {
        var divisor = powersOfTen[width - 1]
        while divisor > 0 {
            put(UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }
}

extension BinaryInteger {
    /// Division that rounds down, so that the remainder is never negative.
    func quotientAndModulus(dividingBy divisor: Self) -> (quotient: Self, modulus: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
