import NIOCore
import NIOHTTP1

/// A request as it came over the wire, with its whole body.
struct IncomingRequest: Sendable {
    let id: RequestID
    /// Missing where the head could not be read.
    let head: HTTPRequestHead?
    let fields: RequestFields
    let body: ByteBuffer?
    /// Why it is not to be looked at; the connection ends with the answer then.
    let fault: HTTPFault?

    init(
        id: RequestID, head: HTTPRequestHead? = nil, fields: RequestFields = RequestFields(), body: ByteBuffer? = nil,
        fault: HTTPFault? = nil
    ) {
        self.id = id
        self.head = head
        self.fields = fields
        self.body = body
        self.fault = fault
    }

    var method: HTTPMethod { head?.method ?? .GET }
}
