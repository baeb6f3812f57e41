/// A day of the proleptic Gregorian calendar, years 0 to 9999, written as `2024-01-15`.
public struct CalendarDate: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// `nil` for a day that the calendar does not have.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[month - 1] else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    // The two conversions shift the year to begin in March, so that the leap day comes last, and count in eras of
    // 400 years (146,097 days), which are all alike. 719,468 days lie between 0000-03-01 and 1970-01-01.

    init(daysSince1970 days: Int) {
        let (era, dayOfEra) = (days + 719_468).quotientAndModulus(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shiftedYear.quotientAndModulus(dividingBy: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension CalendarDate: LosslessStringConvertible {
    /// Reads `YYYY-MM-DD`; `nil` for anything else.
    public init?(_ text: String) {
        var reader = DigitReader(text)
        self.init(reading: &reader)
        guard reader.isAtEnd else { return nil }
    }

    init?(reading reader: inout DigitReader) {
        guard
            let year = reader.number(digits: 4), reader.skip("-"),
            let month = reader.number(digits: 2), reader.skip("-"),
            let day = reader.number(digits: 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var description: String {
        String(unsafeUninitializedCapacity: Self.writtenLength) { buffer in
            write(to: buffer)
            return Self.writtenLength
        }
    }

    static let writtenLength = 10

    /// Writes the written form over the first bytes of a buffer.
    func write(to buffer: UnsafeMutableBufferPointer<UInt8>) {
        Digits.write(year, width: 4, to: buffer, at: 0)
        buffer[4] = UInt8(ascii: "-")
        Digits.write(month, width: 2, to: buffer, at: 5)
        buffer[7] = UInt8(ascii: "-")
        Digits.write(day, width: 2, to: buffer, at: 8)
    }
}
