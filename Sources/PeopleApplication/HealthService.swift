import PeopleStorage

/// Whether the store answers.
public struct HealthService: Sendable {
    let backend: any StorageBackend

    /// - Throws: ``ApplicationError/unavailable(_:)`` when it doesn't.
    public func check() async throws(ApplicationError) {
        try await storing { () throws(StorageError) in try await backend.checkHealth() }
    }
}
