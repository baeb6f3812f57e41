#if SQLite
import PeopleDomain
import PeopleStorage

/// Writes records of one organization into the archive, within a transaction that is rolled back where it throws.
struct ArchiveWriter {
    let transaction: WriteTransaction
    let organization: Organization.ID

    var connection: Connection { transaction.connection }

    init(_ transaction: WriteTransaction, _ organization: Organization.ID) {
        self.transaction = transaction
        self.organization = organization
    }

    func write(_ records: [StoreRecord]) throws(StorageError) {
        for case .organization(let organization) in records { try write(organization) }
        // Not through the cache of ordinals, which would keep what is rolled back.
        let ordinal = try connection.first(OrganizationQueries.ordinal) {
            $0.add(organization)
        } _: {
            $0.int64()
        }
        guard let ordinal else { throw .notFound(.organization(organization)) }
        let scope = OrganizationScope(mintedFor: organization, actor: nil, visibility: .all)
        let writer = OrganizationWriter(
            transaction: transaction, scope: scope, rows: RowRange(ordinal: ordinal), now: transaction.now)
        var last: [StoreTable: StorePlace] = [:]
        for record in records {
            let table = record.table
            if last[table] == nil { last[table] = try writer.lastPlace(in: table) }
            if try writer.write(record, behind: last[table]) == .add { last[table] = record.place }
            if table.isInOrderOfCreation { transaction.skip(past: record.place) }
        }
    }

    private func write(_ organization: Organization) throws(StorageError) {
        let record = StoreRecord.organization(organization)
        // Organizations may come from different stores: their order is found by the time of creation.
        let kept = try connection.organization(organization.id).map { StoreRecord.organization($0) }
        guard try record.step(over: kept, behind: nil) == .add else { return }
        if let other = try connection.organization(named: organization.name) {
            throw record.conflict(.isTaken(by: .organization(other.id)))
        }
        try transaction.insert(organization)
    }
}

extension OrganizationWriter {
    /// Where a table ends. Those that are in no order of their own have no end.
    fileprivate func lastPlace(in table: StoreTable) throws(StorageError) -> StorePlace? {
        switch table {
        case .organizations, .customFields, .profiles, .tokenUse: nil
        case .companies: try lastPlace(.companies)
        case .people: try lastPlace(.people)
        case .notes: try lastPlace(.notes)
        case .apiKeys: try lastPlace(.apiKeys)
        case .jobs: try lastPlace(.jobs)
        case .users:
            try connection.first(ArchiveQueries.lastUser) {
                $0.add(ordinal)
            } _: {
                $0.place()
            }
        }
    }

    private func lastPlace(_ queries: ArchiveQueries) throws(StorageError) -> StorePlace? {
        try connection.first(queries.last) {
            $0.add(rows)
        } _: {
            $0.place()
        }
    }

    fileprivate func write(_ record: StoreRecord, behind last: StorePlace?) throws(StorageError) -> ArchiveStep {
        switch record {
        case .organization: .leave
        case .customFields(let schema): try write(schema, as: record)
        case .company(let company): try write(company, as: record, behind: last)
        case .person(let person): try write(person, as: record, behind: last)
        case .user(let account): try write(account, as: record, behind: last)
        case .note(let note): try write(note, as: record, behind: last)
        case .apiKey(let key, let digest): try write(key, digest, as: record, behind: last)
        case .profile(let profile): try write(profile, as: record)
        case .job(let job): try write(job, as: record, behind: last)
        case .tokenUse(let use): try write(use, as: record)
        }
    }

    /// The row of a record of this organization; `nil` where no organization has it.
    ///
    /// - Throws: the conflict where another organization has it.
    func row<Entity>(
        of id: Identifier<Entity>, _ queries: ArchiveQueries, as record: StoreRecord
    ) throws(StorageError) -> Int64? {
        guard let found = try connection.whereabouts(of: id, queries) else { return nil }
        if found.ordinal != ordinal { throw record.conflict(.isElsewhere) }
        return found.row
    }

    /// The row of a record of this organization that another refers to.
    func row<Entity>(of id: Identifier<Entity>, _ queries: ArchiveQueries) throws(StorageError) -> Int64? {
        guard let found = try connection.whereabouts(of: id, queries), found.ordinal == ordinal else { return nil }
        return found.row
    }

    /// - Throws: the conflict where the record was deleted or merged here and can be brought back.
    private func requireOutsideOfTrash<Entity>(
        _ id: Identifier<Entity>, _ entityType: EntityType, as record: StoreRecord
    ) throws(StorageError) {
        let isInTrash = try connection.exists(TrashQueries.rowAndCreator) {
            $0.add(entityType.storedNumber)
            $0.add(id)
            $0.add(ordinal)
        }
        if isInTrash { throw record.conflict(.changedHere) }
        let isMerged = try connection.exists(MergeQueries.exists) { $0.add(id) }
        if isMerged { throw record.conflict(.changedHere) }
    }

    // MARK: Custom fields

    private func write(_ schema: CustomFieldSchema, as record: StoreRecord) throws(StorageError) -> ArchiveStep {
        let kept = try connection.schema(of: schema.entityType, in: rows)
        let step = try record.step(over: .customFields(kept), behind: nil)
        if step == .leave { return step }
        try connection.run(ArchiveQueries.deleteDefinitions) {
            $0.add(ordinal)
            $0.add(schema.entityType.storedNumber)
        }
        for definition in schema.definitions {
            let isElsewhere = try connection.exists(ArchiveQueries.definitionOrganization) { $0.add(definition.id) }
            if isElsewhere { throw record.conflict(.isElsewhere) }
            try insert(definition)
        }
        try setRevision(schema.revision, of: schema.entityType)
        // All that go before those that come: a field may have the number of another.
        let (earlier, now) = (kept.indexedFields, schema.indexedFields)
        for field in earlier where !now.contains(field) { try deleteEntries(of: field) }
        for field in now where !earlier.contains(field) { try fill(field) }
        return step
    }

    // MARK: Companies and people

    private func write(
        _ company: Company, as record: StoreRecord, behind last: StorePlace?
    ) throws(StorageError) -> ArchiveStep {
        try requireOutsideOfTrash(company.id, .companies, as: record)
        let kept = try row(of: company.id, .companies, as: record) == nil ? nil : existingCompany(company.id)
        let step = try record.step(over: kept.map { .company($0.company) }, behind: last)
        if step == .leave { return step }
        if case .existing(let other) = try find(.named(company.name)), other.summary.id != company.id {
            throw record.conflict(.isTaken(by: .company(other.summary.id)))
        }
        if let other = try otherHolder(of: company.customFields, in: .companies, than: kept?.row) {
            guard let id = try connection.first(ArchiveQueries.companies.id, { $0.add(other) }, { $0.id(Company.self) })
            else { throw .corrupted("an entry of a field names no company") }
            throw record.conflict(.isTaken(by: .company(id)))
        }
        if let kept { try update(company, stored: kept) } else { try insert(company) }
        return step
    }

    private func write(
        _ person: Person, as record: StoreRecord, behind last: StorePlace?
    ) throws(StorageError) -> ArchiveStep {
        try requireOutsideOfTrash(person.id, .people, as: record)
        let kept = try row(of: person.id, .people, as: record) == nil ? nil : visiblePerson(person.id)
        let step = try record.step(over: kept.map { .person($0.person) }, behind: last)
        if step == .leave { return step }
        if let email = person.email, let other = try holder(of: email), other != person.id {
            throw record.conflict(.isTaken(by: .person(other)))
        }
        var companyRow: Int64?
        if let company = person.company?.id {
            companyRow = try row(of: company, .companies)
            if companyRow == nil { throw .notFound(.company(company)) }
        }
        if let other = try otherHolder(of: person.customFields, in: .people, than: kept?.row) {
            guard let id = try connection.first(ArchiveQueries.people.id, { $0.add(other) }, { $0.id(Person.self) })
            else { throw .corrupted("an entry of a field names no person") }
            throw record.conflict(.isTaken(by: .person(id)))
        }
        if let kept {
            try update(person, companyRow: companyRow, stored: kept)
        } else {
            try insert(person, companyRow: companyRow)
        }
        return step
    }

    /// The row of another record that has one of the values that no two have.
    private func otherHolder(
        of values: CustomFieldValues, in entityType: EntityType, than row: Int64?
    ) throws(StorageError) -> Int64? {
        for value in try uniqueValues(of: values, in: entityType) {
            if let other = try connection.row(of: value.entry, ordinal: ordinal), other != row { return other }
        }
        return nil
    }

    // MARK: Users, notes and keys

    private func write(
        _ account: UserAccount, as record: StoreRecord, behind last: StorePlace?
    ) throws(StorageError) -> ArchiveStep {
        guard let personRow = try row(of: account.id, .people) else { throw .notFound(.person(account.id)) }
        let kept = try connection.first(ArchiveQueries.user) {
            $0.add(personRow)
        } _: {
            $0.userAccount()
        }
        let step = try record.step(over: kept.map { .user($0) }, behind: last)
        // An account never changes: there is nothing to replace.
        if step == .add { try insert(account, row: personRow) }
        return step
    }

    private func write(
        _ note: Note, as record: StoreRecord, behind last: StorePlace?
    ) throws(StorageError) -> ArchiveStep {
        let noteRow = try row(of: note.id, .notes, as: record)
        let kept = try noteRow.flatMap { row throws(StorageError) in
            try connection.first(ArchiveQueries.note) {
                $0.add(row)
            } _: {
                $0.archivedNote()
            }
        }
        let step = try record.step(over: kept.map { .note($0) }, behind: last)
        if step == .leave { return step }
        let subjectRow = try connection.subjectRow(note.subject, visibility: .all, in: rows)
        if let noteRow { try update(note, row: noteRow) } else { _ = try insert(note, subjectRow: subjectRow) }
        return step
    }

    private func write(
        _ key: APIKey, _ digest: APIKeyDigest, as record: StoreRecord, behind last: StorePlace?
    ) throws(StorageError) -> ArchiveStep {
        let keyRow = try row(of: key.id, .apiKeys, as: record)
        let kept = try keyRow.flatMap { row throws(StorageError) in
            try connection.first(ArchiveQueries.apiKey) {
                $0.add(row)
            } _: {
                $0.archivedKey()
            }
        }
        let step = try record.step(over: kept, behind: last)
        if step == .leave { return step }
        if let keyRow {
            try connection.run(ArchiveQueries.updateKey) {
                $0.add(keyRow)
                $0.add(key.lastUsedAt)
                $0.add(key.revokedAt)
            }
            return step
        }
        let other = try connection.first(ArchiveQueries.keyOfDigest) {
            $0.add(digest.bytes)
        } _: {
            $0.id(APIKey.self)
        }
        if let other { throw record.conflict(.isTaken(by: .apiKey(other))) }
        guard let userRow = try row(ofUser: key.userID) else { throw .notFound(.user(key.userID)) }
        try insert(key, digest, userRow: userRow)
        return step
    }
}
#endif
