/// An instant in UTC to the millisecond, written as `2024-01-15T10:30:00.000Z` (contract, section 1).
public struct Timestamp: Hashable, Sendable {
    public let millisecondsSince1970: Int64

    public init(millisecondsSince1970: Int64) {
        self.millisecondsSince1970 = millisecondsSince1970
    }

    public static func + (time: Timestamp, duration: Duration) -> Timestamp {
        let (seconds, attoseconds) = duration.components
        return Timestamp(
            millisecondsSince1970: time.millisecondsSince1970 + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }

    public static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .milliseconds(later.millisecondsSince1970 - earlier.millisecondsSince1970)
    }
}

extension Timestamp: Comparable {
    public static func < (a: Self, b: Self) -> Bool { a.millisecondsSince1970 < b.millisecondsSince1970 }
}

extension Timestamp: LosslessStringConvertible {
    /// Reads an RFC 3339 time with `Z` or an offset, and up to nine digits of a second (those past the third are
    /// dropped); `nil` for anything else. A leap second reads as the second that follows it.
    public init?(_ text: String) {
        var reader = DigitReader(text)
        guard
            let date = CalendarDate(reading: &reader),
            reader.skip("T") || reader.skip("t") || reader.skip(" "),
            let hour = reader.number(digits: 2), hour < 24, reader.skip(":"),
            let minute = reader.number(digits: 2), minute < 60, reader.skip(":"),
            let second = reader.number(digits: 2), second < 60 || (second == 60 && minute == 59)
        else { return nil }
        var milliseconds = 0
        if reader.skip(".") {
            guard let fraction = reader.fraction(digits: 3) else { return nil }
            milliseconds = fraction
        }
        var offset = 0
        if !(reader.skip("Z") || reader.skip("z")) {
            let sign: Int
            if reader.skip("+") { sign = 1 } else if reader.skip("-") { sign = -1 } else { return nil }
            guard
                let hours = reader.number(digits: 2), hours < 24, reader.skip(":"),
                let minutes = reader.number(digits: 2), minutes < 60
            else { return nil }
            offset = sign * (hours * 60 + minutes)
        }
        guard reader.isAtEnd else { return nil }
        let seconds = date.daysSince1970 * 86_400 + (hour * 60 + minute - offset) * 60 + second
        self.init(millisecondsSince1970: Int64(seconds * 1000 + milliseconds))
    }

    public var description: String {
        String(unsafeUninitializedCapacity: Self.writtenLength) { buffer in
            write(to: buffer)
            return Self.writtenLength
        }
    }

    /// The bytes of the written form.
    static let writtenLength = 24

    /// Writes the written form over the first bytes of a buffer, of which there must be as many.
    func write(to buffer: UnsafeMutableBufferPointer<UInt8>) {
        let (day, inDay) = millisecondsSince1970.quotientAndModulus(dividingBy: 86_400_000)
        CalendarDate(daysSince1970: Int(day)).write(to: buffer)
        let time = Int(inDay)
        buffer[10] = UInt8(ascii: "T")
        Digits.write(time / 3_600_000, width: 2, to: buffer, at: 11)
        buffer[13] = UInt8(ascii: ":")
        Digits.write(time / 60_000 % 60, width: 2, to: buffer, at: 14)
        buffer[16] = UInt8(ascii: ":")
        Digits.write(time / 1000 % 60, width: 2, to: buffer, at: 17)
        buffer[19] = UInt8(ascii: ".")
        Digits.write(time % 1000, width: 3, to: buffer, at: 20)
        buffer[23] = UInt8(ascii: "Z")
    }
}
