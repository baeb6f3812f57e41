import PeopleDomain
import PeopleStorage

/// Why a service did not do what it was asked.
public enum ApplicationError: Error, Hashable, Sendable {
    /// The input is wrong; every fault is named.
    case invalid(ValidationFailure)
    /// What the request is about is not there, or not there for the caller: the two can't be told apart.
    case notFound(RecordKind)
    /// The input is right but at odds with what is stored.
    case conflict(StorageConflict)
    /// The record, as it is now, is not as the caller expects it.
    indirect case stale(CurrentRecord)
    /// The profile of the person is not such that it can be done.
    case notEnrichable(EnrichmentRefusal)
    /// The same idempotent request is being done at this moment. Try again later.
    case inProgress
    /// No key, or none that opens anything.
    case unauthenticated
    /// The key does not have the scope that the call needs.
    case missingScope(APIKeyScope)
    /// Try again later: nothing was stored.
    case unavailable(Unavailability)
    /// The store was lost in the middle of a write: it was done or not. Look before you repeat it.
    case outcomeUnknown(Unavailability)
    /// Something is broken here. The text is for the log and never for a client.
    case internalFailure(String)
}

extension ApplicationError {
    /// What a failure of the store means to the caller.
    init(_ error: StorageError) {
        switch error {
        case .conflict(let conflict): self = .conflict(conflict)
        case .notFound(let record): self = .notFound(record.kind)
        case .incomplete(let failure): self = .invalid(failure)
        case .stale(let current): self = .stale(current)
        case .staleSchema:
            self = .unavailable(Unavailability("the custom fields keep changing", retryAfter: .seconds(1)))
        case .unavailable(let reason): self = .unavailable(reason)
        case .outcomeUnknown(let reason): self = .outcomeUnknown(reason)
        case .corrupted(let reason): self = .internalFailure("the store is corrupted: \(reason)")
        }
    }
}

/// Runs a call of the store, and says its failures in the terms of this layer.
func storing<Result>(
    _ body: () async throws(StorageError) -> Result
) async throws(ApplicationError) -> Result {
    do {
        return try await body()
    } catch {
        throw ApplicationError(error)
    }
}
