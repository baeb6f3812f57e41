import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// An answer that is there as a whole.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPHeaders
    /// Empty where it was not asked for.
    let body: [UInt8]

    /// Which bodies are read, and how much of them.
    struct Terms: Sendable {
        /// Bytes.
        let limit: Int
        /// Whether a larger body is read as far as that, rather than refused.
        let isCut: Bool
        /// `nil` for any.
        let mediaTypes: Set<String>?
    }

}

extension Answer {
    /// Reads the body of a success; of other answers only as much as it takes to use the connection again.
    ///
    /// - Throws: ``WebFailure/tooLarge`` as soon as that is clear, ``WebFailure/refusedType(_:)`` for an encoding that we can't
    ///   undo, and whatever the client throws.
    init(reading response: HTTPClientResponse, on terms: Terms) async throws {
        status = Int(response.status.code)
        headers = response.headers
        guard status == 200 || status == 203 else {
            body = []
            var seen = 0
            for try await part in response.body {
                seen += part.readableBytes
                if seen > Self.drained { break }
            }
            return
        }
        let type = ContentType(headers.first(name: "content-type") ?? "").mediaType
        if let wanted = terms.mediaTypes, !wanted.contains(type) {
            throw WebFailure.refusedType(type.isEmpty ? "none" : String(type.prefix(100)))
        }
        let encoding = headers.first(name: "content-encoding") ?? "identity"
        guard ["identity", "gzip", "deflate"].contains(encoding) else {
            throw WebFailure.refusedType("content encoding \(encoding.prefix(100))")
        }
        let announced = headers.first(name: "content-length").flatMap { Int($0) }
        if !terms.isCut, let announced, announced > terms.limit { throw WebFailure.tooLarge }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(max(announced ?? 0, 0), terms.limit))
        for try await part in response.body {
            let room = terms.limit - bytes.count
            if part.readableBytes > room {
                if !terms.isCut { throw WebFailure.tooLarge }
                bytes.append(contentsOf: part.readableBytesView.prefix(room))
                break
            }
            bytes.append(contentsOf: part.readableBytesView)
        }
        body = bytes
    }

    /// A page that says that there is none is rarely larger, and a new connection costs more than reading it.
    private static let drained = 64 << 10
}
