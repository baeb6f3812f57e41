import PeopleDomain

/// Why a store did not do what it was asked.
public enum StorageError: Error, Hashable, Sendable {
    /// The change is at odds with what is stored.
    case conflict(StorageConflict)
    /// The record that was to be changed, or that the change refers to, is not there for this scope.
    case notFound(RecordReference)
    /// No record matches an upsert, and its input lacks what a new one needs; or the change was an input that is wrong.
    case incomplete(ValidationFailure)
    /// The record, as it is now, is not as the change expected it.
    indirect case stale(CurrentRecord)
    /// Custom fields were checked against a schema that has changed since. Check again and repeat.
    case staleSchema
    /// The store can't answer now and may later: closed, overloaded, out of reach, or its disk is full. Nothing of the
    /// change was stored.
    case unavailable(Unavailability)
    /// The store was lost in the middle of a commit, and it could not be found out whether that was done. Whoever repeats
    /// the change looks first.
    case outcomeUnknown(Unavailability)
    /// The store holds what it can't hold. Not to be repeated.
    case corrupted(String)
}
