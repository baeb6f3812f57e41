import PeopleStorage

/// Opens the stores of one scheme. What the author of a backend registers with ``BackendRegistry``.
public protocol BackendDriver: Sendable {
    /// Opens the store, and makes it where there is none.
    ///
    /// - Throws: ``OpeningFailure`` for a location that means nothing to the backend, and for what its store answers.
    func open(_ url: StorageURL, options: StorageOptions) async throws(OpeningFailure) -> any StorageBackend

    /// Where the schema of the store stands. Changes nothing, and makes no store.
    func migrationStatus(of url: StorageURL, options: StorageOptions) async throws(OpeningFailure) -> MigrationStatus

    /// What becomes of the server's secret when nobody gives one.
    func secretKeeping(for url: StorageURL) -> SecretKeeping
}

extension BackendDriver {
    /// A backend without a schema is always up to date.
    public func migrationStatus(
        of url: StorageURL, options: StorageOptions
    ) async throws(OpeningFailure) -> MigrationStatus { .none }

    /// A store that several nodes share needs a secret that they share.
    public func secretKeeping(for url: StorageURL) -> SecretKeeping { .givenOnly }
}

/// What becomes of the server's secret when nobody gives one.
public enum SecretKeeping: Hashable, Sendable {
    /// One is made that ends with the process, as the store does.
    case ephemeral
    /// One is made and kept in this file.
    case file(path: String)
    /// The store is not opened.
    case givenOnly
}
