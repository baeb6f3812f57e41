#if Postgres
import PeopleDomain
import PeopleStorage

/// One transaction that changes an organization, on a connection that it has to itself.
struct CommitTransaction {
    let lease: ConnectionLease
    let organizationID: Organization.ID
    let timeout: Duration
    let lastIssued: LastIssued
    let rememberedSchemas: SchemaCache

    // MARK: Reading

    /// Begins, locks the organization and reads what changes need: one round trip.
    ///
    /// - Throws: ``StorageError/notFound(_:)`` where there is no such organization.
    func begin(reading needs: CommitNeeds) async throws(StorageError) -> WorkingSet {
        try await load(needs, after: [Statement(CommitQueries.begin), context], isFirst: true)
    }

    /// Reads what further changes of the same transaction need.
    func read(_ needs: CommitNeeds) async throws(StorageError) -> WorkingSet {
        try await load(needs, after: [], isFirst: false)
    }

    /// - Parameter isFirst: whether nothing was written yet, so that what is read may be remembered.
    private func load(
        _ needs: CommitNeeds, after head: [Statement], isFirst: Bool
    ) async throws(StorageError) -> WorkingSet {
        let remembered = needs.recordTypes.compactMap { rememberedSchemas.remembered($0, of: organizationID) }
        let loadings = needs.loadings(in: organizationID) + needs.loadings(in: organizationID, by: remembered)
        let lock = Statement(CommitQueries.lock) { $0.add(organizationID) }
        let results = try await run(head + [lock] + loadings.map(\.statement))
        let answers = results.dropFirst(head.count)
        let locked = try answers.first?.first { row in
            WorkingSet(
                organizationID: organizationID, last: lastIssued.orLater((row.id(Organization.self), row.time())),
                schemaRevisions: [.people: row.revision(), .companies: row.revision()])
        }
        guard var set = locked else { throw .notFound(.organization(organizationID)) }
        for (loading, result) in zip(loadings, answers.dropFirst()) { try loading.take(result, &set) }
        for schema in remembered where schema.revision == set.schemaRevisions[schema.entityType] {
            set.schemas[schema.entityType] = schema
        }
        let missing = needs.recordTypes.filter { set.schemas[$0] == nil }
        if !missing.isEmpty { try await load(missing, for: needs, into: &set, isFirst: isFirst) }
        return set
    }

    /// Reads schemas that are not remembered as they are now: a further round trip, seldom two.
    private func load(
        _ missing: Set<EntityType>, for needs: CommitNeeds, into set: inout WorkingSet, isFirst: Bool
    ) async throws(StorageError) {
        let definitions = try await run([
            Statement(CustomFieldQueries.definitions) {
                $0.add(organizationID)
                $0.add(.int8, missing.map { .int8($0.storedNumber) })
            }
        ]).first?.map { $0.customField() }.compactMap(\.self)
        var schemas: [CustomFieldSchema] = []
        for entityType in missing {
            let schema = CustomFieldSchema(
                entityType: entityType, definitions: (definitions ?? []).filter { $0.entityType == entityType },
                revision: set.schemaRevisions[entityType] ?? .first)
            set.schemas[entityType] = schema
            // What this transaction has changed may still come to nothing.
            if isFirst { rememberedSchemas.remember(schema, of: organizationID) }
            schemas.append(schema)
        }
        let loadings = needs.loadings(in: organizationID, by: schemas)
        if loadings.isEmpty { return }
        let results = try await run(loadings.map(\.statement))
        for (loading, result) in zip(loadings, results) { try loading.take(result, &set) }
    }

    var context: Statement { ReadContext.change(organizationID).statement(timeout: timeout) }

    // MARK: Writing

    /// Writes what changed, and goes on with the transaction.
    func write(_ set: WorkingSet) async throws(StorageError) {
        if set.isChanged { _ = try await run(set.statements()) }
    }

    /// Writes what changed, leaves a token and commits: one round trip.
    ///
    /// - Throws: ``PostgresFailure/lost(_:)`` where it is not known whether that was done.
    func commit(_ set: WorkingSet, leaving token: CommitToken) async throws(PostgresFailure) {
        var statements = set.isChanged ? set.statements() : []
        statements.append(token.leave(in: organizationID))
        if token.isTimeToForget { statements.append(Statement(CommitQueries.forgetTokens) { $0.add(organizationID) }) }
        statements += [Statement(ContextQueries.noTimeout), Statement(CommitQueries.commit)]
        _ = try await lease.run(Request(context: nil, statements))
    }

    /// Ends the transaction without a change.
    func rollBack() async throws(StorageError) { _ = try await run([Statement(CommitQueries.rollback)]) }

    func run(_ statements: [Statement]) async throws(StorageError) -> [QueryResult] {
        do {
            return try await lease.run(Request(context: nil, statements))
        } catch {
            // Nothing is stored before the commit.
            throw StorageError(error)
        }
    }
}

/// What a commit leaves, so that it can be looked for.
struct CommitToken: Sendable {
    let id: Identifier<CommitToken>

    init() {
        var random = SystemRandomNumberGenerator()
        id = Identifier(high: random.next(), low: random.next())
    }

    func leave(in organization: Organization.ID) -> Statement { statement(CommitQueries.leaveToken, organization) }
    func find(in organization: Organization.ID) -> Statement { statement(CommitQueries.findToken, organization) }

    private func statement(_ sql: SQL, _ organization: Organization.ID) -> Statement {
        Statement(sql) {
            $0.add(organization)
            $0.add(id)
        }
    }

    /// Now and then the old ones are deleted: once in 256 commits.
    var isTimeToForget: Bool { id.low & 0xFF == 0 }
}
#endif
