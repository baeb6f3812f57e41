import NIOHTTP1

/// What the API says to a request.
struct Answer: Sendable {
    var status: HTTPResponseStatus
    var body: [UInt8]
    /// JSON but for the page that shows the description.
    var mediaType: StaticString = "application/json"
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
