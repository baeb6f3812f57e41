import PeopleApplication
import PeopleDomain

/// What the digests of keys are made under. Whoever has it and the store can tell whether a key is right; without it no
/// key opens anything.
///
/// It prints as nothing, so that it can't slip into a log.
public struct ServerSecret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The bytes of the text are the secret, whether they are hexadecimal digits or not: the content of a secret file
    /// can be moved into the configuration, and back.
    let bytes: [UInt8]

    /// The shortest secret, in bytes of UTF-8.
    public static let minimumLength = APIKeyring.minimumSecretLength
    /// Longer ones add nothing, and are a wrong file rather than a secret.
    public static let maximumLength = 1024

    /// - Parameter text: trimmed of white space at its ends, which files and forms add.
    /// - Throws: ``OpeningFailure`` where it is too short or too long.
    public init(_ text: String) throws(OpeningFailure) {
        let bytes = Array(text.trimmingWhiteSpace().utf8)
        guard bytes.count >= Self.minimumLength else {
            throw OpeningFailure(
                "The secret has \(bytes.count) bytes and must have at least \(Self.minimumLength): "
                    + "`openssl rand -hex 32` makes a good one.")
        }
        guard bytes.count <= Self.maximumLength else {
            throw OpeningFailure("The secret has more than \(Self.maximumLength) bytes.")
        }
        self.bytes = bytes
    }

    /// A new secret of 256 random bits.
    public static func random() -> ServerSecret {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<minimumLength).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        return ServerSecret(digits: Hexadecimal.string(bytes))
    }

    private init(digits: String) { bytes = Array(digits.utf8) }

    var keyring: APIKeyring { APIKeyring(serverSecret: bytes) }

    public var description: String { "ServerSecret(…)" }
    public var debugDescription: String { description }
}
