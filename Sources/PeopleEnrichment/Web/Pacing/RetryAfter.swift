import NIOHTTP1
import PeopleDomain

/// How long a server asks to be left alone.
enum RetryAfter {
    /// Seconds from `Retry-After` (RFC 9110, section 10.2.3), or from when the limit of a service is there again; `nil` where
    /// neither is said.
    static func seconds(_ headers: HTTPHeaders, now: Timestamp) -> Int? {
        if let written = headers.first(name: "retry-after") {
            if let seconds = Int(written) { return max(0, seconds) }
            if let time = httpDate(written) { return seconds(until: time, now: now) }
        }
        // GitHub's and Gravatar's: seconds since 1970.
        guard headers.first(name: "x-ratelimit-remaining") == "0",
            let reset = headers.first(name: "x-ratelimit-reset").flatMap({ Int64($0) }), 0..<(1 << 40) ~= reset
        else { return nil }
        return seconds(until: Timestamp(millisecondsSince1970: reset * 1000), now: now)
    }

    private static func seconds(until time: Timestamp, now: Timestamp) -> Int {
        max(0, Int((time - now).components.seconds))
    }

    /// "Sun, 06 Nov 1994 08:49:37 GMT".
    static func httpDate(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", parts[1].count == 2,
            let month = months.firstIndex(of: String(parts[2]))
        else { return nil }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        return Timestamp("\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z")
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
