import PeopleApplication
import PeopleStorage

/// Which secret the keys need that were copied from one store to another.
///
/// A store keeps digests of keys, made under the server's secret. They open a copy only where it is served with the
/// secret of the source.
public struct SecretMove: Sendable {
    private let source: StorageURL
    private let target: StorageURL
    private let given: ServerSecret?
    private let sourceKeeping: SecretKeeping
    private let targetKeeping: SecretKeeping

    /// - Parameter given: the secret that is set, if one is: what then counts for both.
    /// - Throws: ``OpeningFailure`` for a scheme that nobody registered.
    public init(
        from source: StorageURL, to target: StorageURL, given: ServerSecret?, registry: BackendRegistry = .standard
    ) throws(OpeningFailure) {
        self.source = source
        self.target = target
        self.given = given
        sourceKeeping = try registry.driver(for: source).secretKeeping(for: source)
        targetKeeping = try registry.driver(for: target).secretKeeping(for: target)
    }

    /// Where the secret is, and what to do with it.
    ///
    /// - Throws: ``OpeningFailure`` for a secret file that can't be read.
    public func sentence() throws(OpeningFailure) -> String {
        if given != nil {
            return "The keys of \(source) open \(target) under the secret that they were made under: serve it with the "
                + "auth.secret that is set here, if \(source) was."
        }
        switch sourceKeeping {
        case .ephemeral:
            return "The keys of a store in memory open nothing elsewhere: make new ones with `people key create`."
        case .givenOnly:
            return "The keys open \(target) only under the auth.secret that \(source) is served with."
        case .file(let path):
            guard let secret = try SecretFile(path: path).read() else {
                return "The keys open \(target) only under the auth.secret that \(source) is served with: there is no "
                    + "\(path)."
            }
            return "The keys open \(target) only under the secret in \(path): \(try advice(secret, in: path))"
        }
    }

    private func advice(_ secret: ServerSecret, in path: String) throws(OpeningFailure) -> String {
        guard case .file(let targetPath) = targetKeeping else { return "set auth.secret to what that file holds." }
        switch try SecretFile(path: targetPath).read() {
        case nil: return "copy that file to \(targetPath), or set auth.secret to what it holds."
        case secret: return "\(targetPath) holds it already."
        default:
            return
                "\(targetPath) holds another one. Only the keys of one of the two can go on to work; the others have "
                + "to be made anew with `people key create`."
        }
    }
}
