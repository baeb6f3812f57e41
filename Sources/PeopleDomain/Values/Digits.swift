/// Writes decimal digits.
enum Digits {
    /// Writes the digits of `value` from `position` on, with leading zeros up to `width`; a larger value is cut at the
    /// left.
    static func write(_ value: Int, width: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at position: Int) {
        var rest = value
        for index in (position..<position + width).reversed() {
            buffer[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
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
