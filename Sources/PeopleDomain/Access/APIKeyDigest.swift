/// The HMAC-SHA256 of a key's secret under the server's secret: all that is stored of it.
public struct APIKeyDigest: Hashable, Sendable {
    /// 32 bytes.
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) { self.bytes = bytes }
}
