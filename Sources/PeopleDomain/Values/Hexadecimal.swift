/// Lower-case hexadecimal digits.
public enum Hexadecimal {
    /// The ASCII digit of a value from 0 to 15.
    @inlinable
    public static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    /// Writes the eight digits of a number over the bytes from `offset` on.
    public static func write(_ number: UInt32, to bytes: UnsafeMutableRawBufferPointer, at offset: Int) {
        bytes.storeBytes(of: digits(of: number).bigEndian, toByteOffset: offset, as: UInt64.self)
    }

    /// Writes the four digits of a number over the bytes from `offset` on.
    public static func write(_ number: UInt16, to bytes: UnsafeMutableRawBufferPointer, at offset: Int) {
        let digits = UInt32(truncatingIfNeeded: digits(of: UInt32(number)))
        bytes.storeBytes(of: digits.bigEndian, toByteOffset: offset, as: UInt32.self)
    }

    /// The eight digits of a number, the first in the most significant byte.
    private static func digits(of number: UInt32) -> UInt64 {
        // Four bits of the number in each byte …
        var spread = UInt64(number)
        spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFF
        spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF
        spread = (spread | spread << 4) & 0x0F0F_0F0F_0F0F_0F0F
        // … and a one in each byte that is a letter: those from 10 on reach 16 when 6 is added.
        let letters = (spread + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        let fromNineToA = UInt64(UInt8(ascii: "a") - UInt8(ascii: "0") - 10)
        return spread + 0x3030_3030_3030_3030 + letters * fromNineToA
    }

    /// The value of an ASCII digit in either case; `nil` for any other byte.
    @inlinable
    public static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// Two digits a byte.
    public static func string(_ bytes: some Collection<UInt8>) -> String {
        var text = ""
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.unicodeScalars.append(Unicode.Scalar(digit(byte >> 4)))
            text.unicodeScalars.append(Unicode.Scalar(digit(byte & 0xF)))
        }
        return text
    }

    /// The bytes of an even number of digits; `nil` where a character is no digit.
    public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 2)
        var upper: UInt8?
        for byte in text.utf8 {
            guard let value = value(of: byte) else { return nil }
            if let high = upper {
                bytes.append(high << 4 | value)
                upper = nil
            } else {
                upper = value
            }
        }
        return upper == nil ? bytes : nil
    }
}
