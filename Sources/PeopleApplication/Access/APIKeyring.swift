import Crypto
import PeopleDomain

/// Makes the secrets of keys, and the digests by which they are known afterwards.
public struct APIKeyring: Sendable {
    private let secret: SymmetricKey

    /// The shortest server secret that is taken: as many bits as the digest has.
    public static let minimumSecretLength = 32

    /// - Parameter serverSecret: what digests are made under; the same on every node of a store, and never lost: with
    ///   another one no key opens anything.
    public init(serverSecret: [UInt8]) {
        secret = SymmetricKey(data: serverSecret)
    }

    /// A keyring of a secret of its own, for stores that end with the process.
    public static func ephemeral() -> APIKeyring {
        APIKeyring(serverSecret: (0..<minimumSecretLength).map { _ in .random(in: .min ... .max) })
    }

    /// A new secret, to be shown once.
    public func makeSecret() -> APIKeySecret { APIKeySecret() }

    /// The HMAC-SHA256 (RFC 2104) under which a key is stored and found.
    public func digest(_ secret: APIKeySecret) -> APIKeyDigest {
        var code = HMAC<SHA256>(key: self.secret)
        var text = secret.revealed
        text.withUTF8 { code.update(data: UnsafeRawBufferPointer($0)) }
        return APIKeyDigest(bytes: Array(code.finalize()))
    }
}
