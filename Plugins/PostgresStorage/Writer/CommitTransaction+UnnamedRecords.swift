#if Postgres
import PeopleDomain
import PeopleStorage

extension CommitTransaction {
    /// Unlinks the people of all companies that are deleted by some changes, whether the scope sees the people or not.
    func unlinkCompanies(
        deletedBy changes: [Change], in set: WorkingSet, _ context: ChangeContext
    ) async throws(StorageError) {
        // Once each, though a set may name one twice.
        let ids = Set(
            changes.compactMap { change -> Company.ID? in
                switch change {
                case .deleteCompany(let id), .eraseCompany(let id): id
                default: nil
                }
            })
        let companies = ids.compactMap { set.companies[$0] }
        if companies.isEmpty { return }
        try await disconnectPeople(of: companies.map(\.id))
        _ = try await write(TrashMemberQueries.unlink) {
            $0.add(ids: companies.map(\.id))
            $0.add(context.now)
            $0.addAuthor(of: context.scope)
            $0.add(.text, companies.map { .text(FieldChanges.company(from: CompanySummary($0), to: nil).json) })
        }
    }

    /// Does in the database what a change does to records that it can't name, before the change itself is done on the
    /// working set.
    ///
    /// - Returns: how many records lost a value of a custom field.
    func touchUnnamedRecords(
        of change: Change, in set: WorkingSet, _ context: ChangeContext
    ) async throws(StorageError) -> Int {
        switch change {
        case .updateCustomField(let id, _, let patch, let force):
            let earlier = try set.existingDefinition(id)
            var definition = earlier
            definition.apply(patch)
            if definition == earlier { return 0 }
            return try await update(
                earlier, to: definition, removing: Set(earlier.optionValues(removedBy: patch)), force: force, context)
        case .deleteCustomField(let id, _, let force):
            let definition = try set.existingDefinition(id)
            let touched = try await takeAwayAll(of: definition, force: force, context)
            if definition.isIndexed { try await deleteEntries(of: [CustomQueryField(definition)]) }
            return touched
        default:
            return 0
        }
    }

    // MARK: Values

    /// Does to the records and the entries of a field what another definition of it means.
    ///
    /// - Returns: how many records lost a value.
    /// - Throws: ``StorageConflict/customFieldValuesShared(_:records:)``, ``StorageConflict/customFieldInUse(records:)``;
    ///   then nothing was changed.
    private func update(
        _ earlier: CustomFieldDefinition, to definition: CustomFieldDefinition, removing options: Set<String>,
        force: Bool, _ context: ChangeContext
    ) async throws(StorageError) -> Int {
        let field = CustomQueryField(definition)
        if definition.isIndexed && !earlier.isIndexed { try await fillEntries(of: field) }
        do throws(StorageError) {
            if definition.flags.contains(.unique) && !earlier.flags.contains(.unique) {
                let shared = try await countRecordsSharingValues(of: field, without: options)
                if shared > 0 { throw .conflict(.customFieldValuesShared(definition.key, records: shared)) }
            }
            let touched = try await takeAway(options, from: earlier, force: force, context)
            if touched > 0 && definition.isIndexed { try await deleteEntries(of: field, options: options) }
            if earlier.isIndexed && !definition.isIndexed { try await deleteEntries(of: [field]) }
            return touched
        } catch {
            // Other changes of the set may be kept.
            if case .conflict = error, definition.isIndexed && !earlier.isIndexed {
                try await deleteEntries(of: [field])
            }
            throw error
        }
    }

    /// Takes a field's value from all records that have one, whoever sees them.
    ///
    /// - Returns: how many records had one.
    /// - Throws: ``StorageConflict/customFieldInUse(records:)`` where any has and it is not forced; nothing was written.
    private func takeAwayAll(
        of field: CustomFieldDefinition, force: Bool, _ context: ChangeContext
    ) async throws(StorageError) -> Int {
        let queries = CustomFieldValueQueries.of(field.entityType)
        if !force {
            let inUse = try await write(queries.count) { $0.add(field.key.string) }.first { $0.int() } ?? 0
            if inUse > 0 { throw .conflict(.customFieldInUse(records: inUse)) }
            return 0
        }
        let isOfPeople = field.entityType == .people
        _ = try await write(isOfPeople ? HistoryQueries.lossesOfPeople : HistoryQueries.lossesOfCompanies) {
            $0.add(field.key.string)
            $0.add(context.now)
            $0.addAuthor(of: context.scope)
            // As `FieldChanges` writes it, up to the value.
            $0.add(#"[{"field":"\#(FieldChange.customFieldPrefix)\#(field.key)","old":"#)
        }
        return try await write(queries.remove) {
            $0.add(field.key.string)
            $0.add(context.now)
        }.affectedRows
    }

    /// Takes some options of a field from all records that have them, a thousand records in memory at a time.
    private func takeAway(
        _ options: Set<String>, from field: CustomFieldDefinition, force: Bool, _ context: ChangeContext
    ) async throws(StorageError) -> Int {
        if options.isEmpty { return 0 }
        let queries = CustomFieldValueQueries.of(field.entityType)
        var touched = 0
        try await forEachValue(of: field.key, entityType: field.entityType) { found throws(StorageError) in
            let changed = found.compactMap { id, values in
                values.takingAway(options, of: field.key).map { (id, $0, values) }
            }
            touched += changed.count
            guard force && !changed.isEmpty else { return }
            _ = try await write(queries.setValues) {
                $0.add(ids: changed.map(\.0))
                $0.add(.jsonb, changed.map { .jsonb($0.1.json) })
                $0.add(context.now)
            }
            let isOfPeople = field.entityType == .people
            _ = try await write(isOfPeople ? HistoryQueries.insertOfPeople : HistoryQueries.insertOfCompanies) {
                $0.add(ids: changed.map(\.0))
                $0.addAuthor(of: context.scope)
                $0.add(.text, changed.map { .text(FieldChanges.customFields(from: $0.2, to: $0.1).json) })
            }
        }
        if !force && touched > 0 { throw .conflict(.customFieldInUse(records: touched)) }
        return touched
    }

    /// One statement with the organization for $1.
    func write(
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
