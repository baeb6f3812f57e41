import PeopleDomain

extension Result where Failure == ValidationFailure {
    /// The draft of an upsert that nobody matches.
    ///
    /// - Throws: ``StorageError/incomplete(_:)`` where there is none.
    public func orIncomplete() throws(StorageError) -> Success {
        do { return try get() } catch { throw .incomplete(error) }
    }
}
