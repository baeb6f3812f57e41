import PeopleApplication
import PeopleStorage

extension StoreCopy {
    /// Opens two stores for a copy from one into the other, and closes them when `body` is through.
    ///
    /// The source is only read: it has to be there and up to date. The target is made where there is none, and brought
    /// up to date. No secret is made for it: the keys that are copied need that of the source (``SecretMove``).
    ///
    /// - Throws: ``OpeningFailure``, and what `body` throws.
    public static func withStores<Result>(
        from source: StorageURL, to target: StorageURL, options: StorageOptions = StorageOptions(),
        registry: BackendRegistry = .standard, _ body: (StoreCopy) async throws -> Result
    ) async throws -> Result {
        if source == target { throw OpeningFailure("\(source) can't be copied to itself.") }
        var reading = options
        reading.migration = .refuse
        let status = try await registry.driver(for: source).migrationStatus(of: source, options: reading)
        if status.version == 0 && !status.pending.isEmpty { throw OpeningFailure("There is no store at \(source).") }
        return try await withStore(source, reading, registry) { sourceBackend in
            try await withStore(target, options, registry) { targetBackend in
                try await body(StoreCopy(from: sourceBackend, to: targetBackend))
            }
        }
    }

    private static func withStore<Result>(
        _ url: StorageURL, _ options: StorageOptions, _ registry: BackendRegistry,
        _ body: (any StorageBackend) async throws -> Result
    ) async throws -> Result {
        let backend = try await registry.driver(for: url).open(url, options: options)
        do {
            let result = try await body(backend)
            await backend.close()
            return result
        } catch {
            await backend.close()
            throw error
        }
    }
}
