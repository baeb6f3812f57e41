#if Postgres
import PeopleDomain
import PeopleStorage

extension CommitTransaction {
    /// Unlinks the people of all companies that are deleted by some changes, whether the scope sees the people or not.
    func unlinkCompanies(
        deletedBy changes: [Change], in set: WorkingSet, at now: Timestamp
    ) async throws(StorageError) {
        let companies = changes.compactMap { change -> Company.ID? in
            guard case .deleteCompany(let id) = change, set.companies[id] != nil else { return nil }
            return id
        }
        if companies.isEmpty { return }
        _ = try await write(PersonQueries.unlinkCompanies) {
            $0.add(ids: companies)
            $0.add(now)
        }
    }

    /// Does in the database what a change does to records that it can't name, before the change itself is done on the
    /// working set.
    ///
    /// - Returns: how many records lost a value of a custom field.
    func touchUnnamedRecords(
        of change: Change, in set: WorkingSet, at now: Timestamp
    ) async throws(StorageError) -> Int {
        switch change {
        case .updateCustomField(let id, _, let patch, let force):
            let earlier = try set.existingDefinition(id)
            var definition = earlier
            definition.apply(patch)
            if definition == earlier { return 0 }
            return try await takeAway(
                Set(earlier.optionValues(removedBy: patch)), from: earlier, force: force, at: now)
        case .deleteCustomField(let id, _, let force):
            return try await takeAwayAll(of: set.existingDefinition(id), force: force, at: now)
        default:
            return 0
        }
    }

    // MARK: Values

    /// Takes a field's value from all records that have one, whoever sees them.
    ///
    /// - Returns: how many records had one.
    /// - Throws: ``StorageConflict/customFieldInUse(records:)`` where any has and it is not forced; nothing was written.
    private func takeAwayAll(
        of field: CustomFieldDefinition, force: Bool, at now: Timestamp
    ) async throws(StorageError) -> Int {
        let queries = CustomFieldValueQueries.of(field.entityType)
        if !force {
            let inUse = try await write(queries.count) { $0.add(field.key.string) }.first { $0.int() } ?? 0
            if inUse > 0 { throw .conflict(.customFieldInUse(records: inUse)) }
            return 0
        }
        return try await write(queries.remove) {
            $0.add(field.key.string)
            $0.add(now)
        }.affectedRows
    }

    /// Takes some options of a field from all records that have them, a thousand records in memory at a time.
    private func takeAway(
        _ options: Set<String>, from field: CustomFieldDefinition, force: Bool, at now: Timestamp
    ) async throws(StorageError) -> Int {
        if options.isEmpty { return 0 }
        let step = 1000
        let queries = CustomFieldValueQueries.of(field.entityType)
        var touched = 0
        var last = Identifier<Person>(high: 0, low: 0)
        while true {
            let found = try await write(queries.values) {
                $0.add(field.key.string)
                $0.add(last)
                $0.add(step)
            }.map { (id: $0.id(Person.self), values: CustomFieldValues(jsonb: $0.json())) }
            let changed = found.compactMap { record in
                record.values.takingAway(options, of: field.key).map { (record.id, $0) }
            }
            touched += changed.count
            if force && !changed.isEmpty {
                _ = try await write(queries.setValues) {
                    $0.add(ids: changed.map(\.0))
                    $0.add(.jsonb, changed.map { .jsonb($0.1.json) })
                    $0.add(now)
                }
            }
            guard found.count == step, let end = found.last?.id else { break }
            last = end
        }
        if !force && touched > 0 { throw .conflict(.customFieldInUse(records: touched)) }
        return touched
    }

    /// One statement with the organization for $1.
    private func write(
        _ sql: SQL, _ bind: (inout Parameters) -> Void
    ) async throws(StorageError) -> QueryResult {
        let statement = Statement(sql) {
            $0.add(organizationID)
            bind(&$0)
        }
        guard let result = try await run([statement]).first else { throw .corrupted("a statement had no answer") }
        return result
    }
}
#endif
