import PeopleDomain
import Testing

@Suite("Times and dates")
struct TimestampTests {
    @Test(
        "A time is written in UTC to the millisecond",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1_705_314_600_123, "2024-01-15T10:30:00.123Z"),
            (-1, "1969-12-31T23:59:59.999Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"), (20_123, "1970-01-01T00:00:20.123Z"),
        ] as [(Int64, String)])
    func writing(milliseconds: Int64, text: String) {
        let time = Timestamp(millisecondsSince1970: milliseconds)
        #expect(time.description == text)
        #expect(Timestamp(text) == time)
    }

    @Test(
        "Offsets, fractions and letters of RFC 3339 are understood",
        arguments: [
            ("2024-01-15T10:30:00Z", "2024-01-15T10:30:00.000Z"),
            ("2024-01-15t10:30:00.1z", "2024-01-15T10:30:00.100Z"),
            ("2024-01-15T10:30:00.123999999Z", "2024-01-15T10:30:00.123Z"),
            ("2024-01-15T00:30:00+01:30", "2024-01-14T23:00:00.000Z"),
            ("2024-12-31T23:30:00-01:00", "2025-01-01T00:30:00.000Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"),
        ])
    func reading(text: String, meaning: String) {
        #expect(Timestamp(text)?.description == meaning)
    }

    @Test(
        "What is no time is refused",
        arguments: [
            "", "2024-01-15", "2024-02-30T00:00:00Z", "2024-01-15T24:00:00Z", "2024-01-15T10:60:00Z",
            "2024-01-15T10:30:00", "2024-01-15T10:30:00.Z", "2024-01-15T10:30:00.1234567890Z",
            "2024-01-15T10:30:00+25:00", "24-01-15T10:30:00Z", "2024-01-15T10:30:00Z ",
        ])
    func malformed(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test("A date is one of the calendar's")
    func dates() {
        #expect(CalendarDate("2024-02-29")?.description == "2024-02-29")
        #expect(CalendarDate("2023-02-29") == nil)
        #expect(CalendarDate("1900-02-29") == nil)
        #expect(CalendarDate("2000-02-29") != nil)
        #expect(CalendarDate("2024-1-01") == nil)
        #expect(CalendarDate("2024-13-01") == nil)
    }

    @Test(
        "Belongs to a month of the calendar in UTC",
        arguments: [
            ("2024-01-31T23:59:59.999Z", 2024 * 12), ("2024-02-01T00:00:00.000Z", 2024 * 12 + 1),
            ("2024-02-29T23:59:59.999Z", 2024 * 12 + 1), ("2024-03-01T00:30:00+01:00", 2024 * 12 + 1),
            ("1969-12-31T23:59:59.999Z", 1969 * 12 + 11),
        ])
    func month(text: String, month: Int) throws {
        #expect(try #require(Timestamp(text)).month == month)
    }
}
