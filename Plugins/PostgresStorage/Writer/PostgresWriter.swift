#if Postgres
import PeopleDomain
import PeopleStorage
import Synchronization

/// Does what changes an organization: whatever waits when a commit has ended is the next one.
final class PostgresWriter: Sendable {
    let client: PostgresClient
    let environment: StorageEnvironment
    /// How long one statement may take.
    let timeout: Duration
    let rememberedSchemas: SchemaCache
    private let lines = Mutex(CommitLines())
    private let lastIssued = LastIssued()

    init(client: PostgresClient, environment: StorageEnvironment, timeout: Duration, schemas: SchemaCache) {
        self.client = client
        rememberedSchemas = schemas
        self.environment = environment
        self.timeout = timeout
    }

    /// Does all changes, or none, and returns when they are durable.
    func commit(
        _ changes: ChangeSet, claiming claim: IdempotencyClaim? = nil, in scope: OrganizationScope
    ) async throws(StorageError) -> ClaimedOutcomes {
        let result: Result<ClaimedOutcomes, StorageError> = await withCheckedContinuation { continuation in
            let commit = PendingCommit(changes, claiming: claim, scope: scope, continuation)
            switch lines.withLock({ $0.join(commit) }) {
            case .admitted: break
            case .serve: Task { await serve(scope.organizationID) }
            case .full: commit.finish(.failure(.unavailable(Unavailability("too many writes are waiting"))))
            case .closed: commit.finish(.failure(.unavailable(Unavailability("the store is closed"))))
            }
        }
        return try result.get()
    }

    /// Lets nothing more in. What waits is still done, as long as the client is open.
    func close() { lines.withLock { $0.close() } }

    /// Runs a statement by itself.
    func run(_ statement: Statement) async throws(StorageError) {
        do {
            let lease = try await client.lease()
            defer { lease.release() }
            _ = try await lease.run(Request(context: ReadContext.none.statement(timeout: timeout), [statement]))
        } catch {
            throw StorageError(error)
        }
    }

    func transaction(of organizationID: Organization.ID, on lease: ConnectionLease) -> CommitTransaction {
        CommitTransaction(
            lease: lease, organizationID: organizationID, timeout: timeout, lastIssued: lastIssued,
            rememberedSchemas: rememberedSchemas)
    }

    // MARK: Groups

    private func serve(_ organizationID: Organization.ID) async {
        while let group = lines.withLock({ $0.next(of: organizationID) }) { await commit(group, of: organizationID) }
    }

    private func commit(_ group: [PendingCommit], of organizationID: Organization.ID) async {
        let lease: ConnectionLease
        do {
            lease = try await client.lease()
        } catch {
            for member in group { member.finish(.failure(StorageError(error))) }
            return
        }
        let outcome = await GroupCommit(
            members: group,
            transaction: transaction(of: organizationID, on: lease),
            environment: environment
        ).run()
        lease.release()
        switch outcome {
        case .settled: break
        case .refused(let members, _):
            // Each by itself: only the one at fault fails.
            for member in members { await commit([member], of: organizationID) }
        case .unknown(let done, let token):
            // The line goes on meanwhile; whether it can, it will see.
            Task {
                let outcome = await findOut(token, lock: CommitQueries.lock, in: organizationID)
                for done in done { done.member.finish(outcome.map { done.outcomes }) }
            }
        }
    }
}
#endif
