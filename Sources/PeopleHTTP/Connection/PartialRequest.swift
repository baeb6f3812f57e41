import NIOCore
import NIOHTTP1

/// A request whose body is still coming in.
struct PartialRequest {
    let id: RequestID
    let head: HTTPRequestHead
    let fields: RequestFields
    let maximumBodyBytes: Int
    private var body: ByteBuffer?

    init(id: RequestID, head: HTTPRequestHead, fields: RequestFields, maximumBodyBytes: Int) {
        self.id = id
        self.head = head
        self.fields = fields
        self.maximumBodyBytes = maximumBodyBytes
    }

    /// What the head alone is refused for.
    var fault: HTTPFault? {
        // RFC 9112, section 3.2: a request of HTTP/1.1 names its host, once.
        if head.version == .http1_1, fields.host.value == nil { return .malformed }
        if let length = fields.contentLength, length > maximumBodyBytes {
            return .bodyTooLarge(limit: maximumBodyBytes)
        }
        if head.version == .http1_1, !isWithoutExpectation, !expectsContinue { return .expectationFailed }
        return nil
    }

    private var isWithoutExpectation: Bool {
        if case .absent = fields.expectation { true } else { false }
    }

    /// HTTP/1.0 knows no expectations.
    var expectsContinue: Bool {
        head.version == .http1_1 && fields.expectation.value?.isHeader("100-continue") == true
    }

    /// Adds a piece of the body, the first without a copy.
    ///
    /// - Returns: whether it was within the limit.
    mutating func append(_ bytes: ByteBuffer) -> Bool {
        guard (body?.readableBytes ?? 0) + bytes.readableBytes <= maximumBodyBytes else { return false }
        if body == nil {
            body = bytes
        } else {
            body?.writeImmutableBuffer(bytes)
        }
        return true
    }

    var complete: IncomingRequest { IncomingRequest(id: id, head: head, fields: fields, body: body) }
}
