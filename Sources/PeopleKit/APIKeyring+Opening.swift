import PeopleApplication
import PeopleStorage

extension APIKeyring {
    /// The keyring of a store: of the secret that is given, or else of the one that is kept where the store is.
    ///
    /// - Throws: ``OpeningFailure`` where no secret is given and none can be kept, or where the store has keys of a
    ///   secret that is lost.
    static func opening(
        _ backend: any StorageBackend, at url: StorageURL, secret: ServerSecret?, keeping: SecretKeeping
    ) async throws(OpeningFailure) -> APIKeyring {
        if let secret { return secret.keyring }
        switch keeping {
        case .ephemeral: return .ephemeral()
        case .file(let path): return try await kept(in: SecretFile(path: path), of: backend, at: url).keyring
        case .givenOnly:
            throw .secretMissing(for: url)
        }
    }

    private static func kept(
        in file: SecretFile, of backend: any StorageBackend, at url: StorageURL
    ) async throws(OpeningFailure) -> ServerSecret {
        if let secret = try file.read() { return secret }
        let isNew: Bool
        do {
            isNew = try await backend.directory.organizations().isEmpty
        } catch {
            throw OpeningFailure(error, opening: url)
        }
        if isNew {
            let secret = ServerSecret.random()
            if try file.create(secret) { return secret }
        }
        // Another process may have made the file, and then an organization, since it was looked for.
        if let secret = try file.read() { return secret }
        throw OpeningFailure(
            "\(url) has keys, but the secret that they were made under is not in \(file.path). Put the file back, or "
                + "set auth.secret to what it was. If it is lost, put a new one there, and make new keys with "
                + "`people key create`.")
    }
}

extension OpeningFailure {
    static func secretMissing(for url: StorageURL) -> Self {
        Self("\(url) can be shared by several nodes, which must share a secret: set auth.secret.")
    }
}
