#if Postgres
import PeopleStorage

/// Brings a database to the present schema, one transaction a step, so that a process that dies leaves a version that
/// exists.
struct Migrator {
    let lease: ConnectionLease
    let role: String

    /// Code of a role that lacks a right.
    private static let insufficientPrivilege = SQLState("42501")

    /// The steps that the database lacks.
    ///
    /// - Throws: ``PostgresStorageOpenError`` for a database of a later version than we know.
    func status() async throws(PostgresStorageOpenError) -> MigrationStatus {
        let hasVersions = try await first(MigrationQueries.hasVersions) { $0.bool() } ?? false
        let version = hasVersions ? try await first(MigrationQueries.version) { $0.optionalInt64() ?? 0 } ?? 0 : 0
        let known = Migration.all.last?.version ?? 0
        if version > known { throw .newerSchema(found: Int(version), known: known) }
        return MigrationStatus(version: Int(version), pending: Migration.all.filter { $0.version > version })
    }

    func run() async throws(PostgresStorageOpenError) {
        while try await !status().pending.isEmpty {
            // Asked again under the lock: another process may be doing the same.
            _ = try await send([Statement(CommitQueries.begin), Statement(MigrationQueries.lock)])
            guard let next = try await status().pending.first else {
                _ = try await send([Statement(CommitQueries.rollback)])
                return
            }
            try await makeExtensions()
            let steps = next.statements.map { Statement(SQL($0)) }
            let note = Statement(MigrationQueries.noteVersion) {
                $0.add(next.version)
                $0.add(next.name)
            }
            _ = try await send([Statement(MigrationQueries.createVersions)] + steps) {
                .mayNotMigrate(role: role, reason: $0)
            }
            try await fill(next)
            _ = try await send([note, Statement(CommitQueries.commit)]) { .mayNotMigrate(role: role, reason: $0) }
        }
    }

    /// By itself, to say what is missing. The step names them once more, for whoever reads it.
    private func makeExtensions() async throws(PostgresStorageOpenError) {
        let result = try await send([Statement(MigrationQueries.extensions)]).first
        let extensions = try read { () throws(StorageError) in
            try result?.map { (name: $0.text(), isAvailable: $0.bool(), isThere: $0.bool()) } ?? []
        }
        for (one, create) in zip(extensions, MigrationQueries.createExtensions) where !one.isThere {
            guard one.isAvailable else { throw .extensionNotInstalled(one.name) }
            _ = try await send([Statement(create)]) { _ in .extensionMissing(one.name) }
        }
    }

    // MARK: Statements

    private func first<Value>(
        _ sql: SQL, _ body: (inout Row) -> Value
    ) async throws(PostgresStorageOpenError) -> Value? {
        try await first(Statement(sql), body)
    }

    func first<Value>(
        _ statement: Statement, _ body: (inout Row) -> Value
    ) async throws(PostgresStorageOpenError) -> Value? {
        let result = try await send([statement]).first
        return try read { () throws(StorageError) in try result?.first(body) }
    }

    func read<Value>(_ body: () throws(StorageError) -> Value) throws(PostgresStorageOpenError) -> Value {
        do { return try body() } catch { throw .failed("\(error)") }
    }

    /// - Parameter forbidden: what it means that the role may not do it.
    @discardableResult
    func send(
        _ statements: [Statement], forbidden: ((String) -> PostgresStorageOpenError)? = nil
    ) async throws(PostgresStorageOpenError) -> [QueryResult] {
        do {
            return try await lease.run(Request(context: nil, statements))
        } catch {
            switch error {
            case .refused(Self.insufficientPrivilege, let message):
                throw forbidden?(message) ?? .mayNotMigrate(role: role, reason: message)
            case .refused(let state, let message): throw .failed("\(message) (SQLSTATE \(state))")
            case .lost(let reason): throw .failed("the connection was lost: \(reason)")
            case .unavailable(let reason): throw .failed(reason.reason)
            }
        }
    }
}

extension Migration {
    /// The statements of the script, which end where a line ends with a semicolon.
    var statements: [String] {
        var statements: [String] = []
        var lines: [Substring] = []
        for line in sql.split(separator: "\n") {
            lines.append(line)
            if line.hasSuffix(";") {
                statements.append(lines.joined(separator: "\n"))
                lines = []
            }
        }
        if lines.contains(where: { !$0.allSatisfy(\.isWhitespace) }) {
            statements.append(lines.joined(separator: "\n"))
        }
        return statements
    }
}
#endif
