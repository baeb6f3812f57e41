import PeopleDomain

/// What was read.
public struct WebDocument: Hashable, Sendable {
    /// Where it was in the end, after redirects.
    public let url: String
    /// Without parameters, in lower case: `text/html`.
    public let mediaType: String
    /// After decompression; of `text/*` in UTF-8, whatever its character set was.
    public let body: [UInt8]
    /// SHA-256, in hexadecimal, of the bytes that were read: after decompression, before they became UTF-8.
    public let sha256: String
    /// When its last byte was there, by the clock of the client.
    public let retrievedAt: Timestamp
    /// Whether the answer's `X-Robots-Tag` forbids to use it (`noindex`, `noai`, `none`).
    public let isUseForbidden: Bool

    /// - Parameter isUseForbidden: what the head of the answer says; what the document says itself is for its readers.
    public init(
        url: String, mediaType: String, body: [UInt8], sha256: String, retrievedAt: Timestamp,
        isUseForbidden: Bool = false
    ) {
        self.url = url
        self.mediaType = mediaType
        self.body = body
        self.sha256 = sha256
        self.retrievedAt = retrievedAt
        self.isUseForbidden = isUseForbidden
    }
}
