import NIOCore
import NIOHTTP1

/// An answer, and what of its request decides how it is written.
struct OutgoingAnswer: Sendable {
    let answer: Answer
    let requestID: RequestID
    /// Whether the request was a `HEAD`, which is told the length of a body it does not get.
    let isWithoutBody: Bool
    /// Whether the client must be told that the connection stays open (HTTP/1.0).
    let namesKeepAlive: Bool

    init(_ answer: Answer, to request: IncomingRequest) {
        self.answer = answer
        requestID = request.id
        isWithoutBody = request.head?.method == .HEAD
        namesKeepAlive = request.head?.version == .http1_0
    }

    /// Writes head and body in one piece, so that they leave in one packet (RFC 9112).
    func write(to buffer: inout ByteBuffer, date: [UInt8], isLast: Bool) {
        buffer.writeStaticString("HTTP/1.1 ")
        buffer.writeDecimal(Int(answer.status.code))
        buffer.writeStaticString(" ")
        buffer.writeString(answer.status.reasonPhrase)
        // A 304 has no content, and would speak of that of a 200 (RFC 9110, section 15.4.5).
        if answer.status != .notModified {
            buffer.writeStaticString("\r\nContent-Type: ")
            buffer.writeStaticString(answer.mediaType)
            buffer.writeStaticString("\r\nContent-Length: ")
            buffer.writeDecimal(answer.body.count)
        }
        buffer.writeStaticString("\r\nDate: ")
        buffer.writeBytes(date)
        buffer.writeStaticString("\r\nX-Request-Id: ")
        buffer.write(requestID)
        for header in answer.headers {
            buffer.writeStaticString("\r\n")
            buffer.writeStaticString(header.name)
            buffer.writeStaticString(": ")
            buffer.writeString(header.value)
        }
        if isLast {
            buffer.writeStaticString("\r\nConnection: close")
        } else if namesKeepAlive {
            buffer.writeStaticString("\r\nConnection: keep-alive")
        }
        buffer.writeStaticString("\r\n\r\n")
        if !isWithoutBody { buffer.writeBytes(answer.body) }
    }

    /// Room for the head of an ordinary answer.
    static let headCapacity = 256
}

extension ByteBuffer {
    fileprivate mutating func writeDecimal(_ number: Int) {
        var divisor = 1
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            writeInteger(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    fileprivate mutating func write(_ id: RequestID) {
        switch id {
        case .given(let text): writeString(text)
        case .made:
            writeWithUnsafeMutableBytes(minimumWritableBytes: RequestID.madeLength) { bytes in
                id.writeMade(to: bytes)
                return RequestID.madeLength
            }
        }
    }
}
