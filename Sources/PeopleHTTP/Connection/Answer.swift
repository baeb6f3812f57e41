import NIOHTTP1

/// What the API says to a request.
struct Answer: Sendable {
    var status: HTTPResponseStatus
    /// JSON, always.
    var body: [UInt8]
    /// Beside those that every answer has.
    var headers: [Header] = []

    struct Header: Sendable {
        let name: StaticString
        let value: String
    }

    init(status: HTTPResponseStatus, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}
