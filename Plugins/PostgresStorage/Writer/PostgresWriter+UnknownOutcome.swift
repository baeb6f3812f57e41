#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresWriter {
    /// How long it is tried to find out: a fail-over takes that long, and a client has waited long enough then.
    private static let patience = Duration.seconds(8)
    private static let pause = Duration.milliseconds(250)

    /// Finds out what became of a commit whose connection was lost with it on its way.
    ///
    /// The lost transaction holds the lock for as long as it lives on the server. Whoever gets the lock after it sees its
    /// token, or will never see it.
    ///
    /// - Parameter lock: takes the lock that the transaction held; $1 is the organization.
    /// - Returns: success where it was stored, ``StorageError/unavailable(_:)`` where it was not, and
    ///   ``StorageError/outcomeUnknown(_:)`` where that could not be found out.
    func findOut(
        _ token: CommitToken, lock: SQL, in organizationID: Organization.ID
    ) async -> Result<Void, StorageError> {
        let clock = ContinuousClock()
        let end = clock.now + Self.patience
        while true {
            do {
                if try await isStored(token, lock: lock, in: organizationID) { return .success(()) }
                return .failure(.unavailable(Unavailability("the connection was lost before the commit was done")))
            } catch {
                if clock.now >= end {
                    return .failure(
                        .outcomeUnknown(Unavailability("the connection was lost while committing: \(error)")))
                }
            }
            try? await Task.sleep(for: Self.pause)
        }
    }

    private func isStored(
        _ token: CommitToken, lock: SQL, in organizationID: Organization.ID
    ) async throws(PostgresFailure) -> Bool {
        let lease = try await client.lease()
        defer { lease.release() }
        let transaction = transaction(of: organizationID, on: lease)
        let results = try await lease.run(
            Request(
                context: nil,
                [
                    Statement(CommitQueries.begin), transaction.context,
                    Statement(lock) { $0.add(organizationID) }, token.find(in: organizationID),
                    // A commit of its own, which waits for a synchronous standby: the lost one may have ended on the
                    // primary alone.
                    CommitToken().leave(in: organizationID), Statement(ContextQueries.noTimeout),
                    Statement(CommitQueries.commit),
                ]))
        return results.dropFirst(3).first?.count == 1
    }
}
#endif
