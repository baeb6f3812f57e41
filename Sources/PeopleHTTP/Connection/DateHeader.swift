import PeopleDomain
import PeopleStorage

/// The value of the `Date` header (RFC 9110, section 5.6.7), made once a second.
struct DateHeader {
    private var second: Int64 = .min
    private var bytes: [UInt8] = []

    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    mutating func value(at time: Timestamp = .now) -> [UInt8] {
        let now = time.millisecondsSince1970 / 1000
        if now != second {
            second = now
            bytes = Array(Self.text(time).utf8)
        }
        return bytes
    }

    /// "Mon, 15 Jan 2024 10:30:00 GMT".
    private static func text(_ time: Timestamp) -> String {
        let written = time.description
        guard let date = CalendarDate(String(written.prefix(10))) else { return written }
        // The first of January 1970 was a Thursday.
        let day = days[Int(time.millisecondsSince1970 / 86_400_000 % 7)]
        let clock = written.dropFirst(11).prefix(8)
        let dayOfMonth = date.day < 10 ? "0\(date.day)" : "\(date.day)"
        return "\(day), \(dayOfMonth) \(months[date.month - 1]) \(date.year) \(clock) GMT"
    }
}
