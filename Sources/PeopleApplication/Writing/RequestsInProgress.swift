import PeopleStorage
import Synchronization

/// The idempotent requests that this process is at, so that the same one is not begun twice.
///
/// That nothing is done twice, the store sees to, on all nodes. This is for the client, which is told at once instead of
/// being kept waiting, as draft-ietf-httpapi-idempotency-key-header-07 (section 2.6) asks for.
public final class RequestsInProgress: Sendable {
    /// More than there are connections.
    static let capacity = 10_000

    /// Fingerprints by keys.
    private let fingerprints = Mutex<[[UInt8]: [UInt8]]>([:])

    init() {}

    /// Runs the body of a request, unless the same one runs already.
    ///
    /// - Throws: ``ApplicationError/inProgress``, a ``ApplicationError/conflict(_:)`` with
    ///   ``StorageConflict/idempotencyKeyReused`` where another one of the same key runs, or what the body throws.
    public func run<Output>(
        _ request: IdempotentRequest, _ body: () async throws(ApplicationError) -> Output
    ) async throws(ApplicationError) -> Output {
        try begin(request.claim)
        defer { fingerprints.withLock { $0[request.claim.key] = nil } }
        return try await body()
    }

    private func begin(_ claim: IdempotencyClaim) throws(ApplicationError) {
        let error = fingerprints.withLock { fingerprints -> ApplicationError? in
            if let other = fingerprints[claim.key] {
                return other == claim.fingerprint ? .inProgress : .conflict(.idempotencyKeyReused)
            }
            if fingerprints.count >= Self.capacity {
                return .unavailable(Unavailability("too many requests with an idempotency key"))
            }
            fingerprints[claim.key] = claim.fingerprint
            return nil
        }
        if let error { throw error }
    }
}
