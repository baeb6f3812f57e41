#if SQLite
import PeopleDomain
import PeopleStorage

/// The records of one organization, as far as one scope sees them. What each aggregate can be asked stands in an
/// extension of its own.
struct SQLiteRepository: Repository {
    let storage: SQLiteStorage
    let scope: OrganizationScope

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        try await write(changes, isTakenBack: changes.isRefused) { writer throws(StorageError) in
            try writer.apply(changes)
        }
    }

    func commit(
        _ changes: ChangeSet, claiming claim: IdempotencyClaim
    ) async throws(StorageError) -> ClaimedOutcomes {
        try await write(changes, isTakenBack: { changes.isRefused($0.outcomes) }) {
            writer throws(StorageError) in
            try writer.apply(changes, claiming: claim)
        }
    }

    /// - Parameter isTakenBack: whether nothing is to be stored, for what `body` returned.
    private func write<Output: Sendable>(
        _ changes: ChangeSet, isTakenBack: @escaping @Sendable (Output) -> Bool,
        _ body: @escaping @Sendable (OrganizationWriter) throws(StorageError) -> Output
    ) async throws(StorageError) -> Output {
        try await storage.write(weight: changes.changes.count, isTakenBack: isTakenBack) {
            [storage, scope] transaction throws(StorageError) in
            guard let rows = try storage.rows(of: scope.organizationID, on: transaction.connection) else {
                throw .notFound(.organization(scope.organizationID))
            }
            return try body(
                OrganizationWriter(
                    transaction: transaction, scope: scope, rows: rows, now: transaction.now,
                    geocodes: changes.geocodes))
        }
    }

    // MARK: Reads

    /// Runs a read of microseconds where it is.
    ///
    /// - Parameter absent: what is said of an organization that does not exist.
    func readInline<Value>(
        absent: @autoclosure () -> Value,
        _ body: (Connection, RowRange) throws(StorageError) -> Value
    ) throws(StorageError) -> Value {
        try storage.readInline { connection throws(StorageError) in
            guard let rows = try storage.rows(of: scope.organizationID, on: connection) else { return absent() }
            return try body(connection, rows)
        }
    }

    /// Runs a read that sees one moment: inline where it is `near`, and on a thread of its own where it can take long.
    func read<Value: Sendable>(
        near: Bool, absent: Value,
        _ body: @escaping @Sendable (Connection, RowRange) throws(StorageError) -> Value
    ) async throws(StorageError) -> Value {
        if near {
            return try readInline(absent: absent) { connection, rows throws(StorageError) in
                try connection.snapshot { () throws(StorageError) in try body(connection, rows) }
            }
        }
        return try await storage.read { [storage, scope] connection throws(StorageError) in
            guard let rows = try storage.rows(of: scope.organizationID, on: connection) else { return absent }
            return try body(connection, rows)
        }
    }
}

extension PageRequest {
    /// Whether a page of a list without a search is read where it is asked for: 50 people take 0.1 ms, and to have
    /// another thread do it a tenth more.
    var isNear: Bool { offset < PersonQueries.nearOffset }
}

extension Page {
    static func empty(_ request: PageRequest) -> Page { Page(items: [], total: 0, request: request) }
}
#endif
