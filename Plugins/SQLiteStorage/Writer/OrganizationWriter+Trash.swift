#if SQLite
import PeopleDomain
import PeopleStorage

extension OrganizationWriter {
    // MARK: People

    /// Moves a person with its notes to where nothing finds them.
    func putAway(_ stored: StoredPerson) throws(StorageError) {
        let person = stored.person
        let deletedAt = max(now, person.updatedAt)
        try putAwayNotes(.people, row: stored.row, subject: person.id)
        try transaction.hideJobs(of: person.id, at: now)
        try takeOut(stored)
        try putAway(.people, row: stored.row, id: person.id, createdBy: person.createdBy, person, at: deletedAt)
        countDeleted(person, by: 1)
        try note(.people, row: stored.row, person.revision.next, .deleted, at: deletedAt, .none)
    }

    /// Takes a person from where it is found, and keeps its row number for it. It has no notes any more.
    func takeOut(_ stored: StoredPerson) throws(StorageError) {
        try connection.run(PersonQueries.delete) { $0.add(stored.row) }
        try index(stored.row, from: entries(of: stored.person), to: [])
        try transaction.index(stored.row, in: people, from: stored.searchText, to: nil)
        try connect(stored.row, from: stored.person, to: nil)
        count(stored.person, by: -1)
        try mark(.people, row: stored.row)
    }

    func restorePerson(
        _ id: Person.ID, dropping dropped: Set<CustomFieldKey>, schema: Revision
    ) throws(StorageError) -> Person {
        guard let stored = try deletedPerson(id) else { throw .notFound(.person(id)) }
        try require(schema, of: .people)
        try requireFree(stored.deleted.record.email?.comparisonKey)
        let company = try stored.deleted.record.company.flatMap { company throws(StorageError) in
            try connection.link(with: company.id, in: rows)
        }
        let person = stored.deleted.restored(company: company?.summary, dropping: dropped, at: now)
        try requireFree(uniqueValues(of: person.customFields, in: .people))
        // Nothing fails from here on.
        try connection.removeFromTrash(.people, row: stored.row)
        countDeleted(person, by: -1)
        try insert(person, companyRow: company?.row, row: stored.row)
        try bringBackNotes(.people, row: stored.row, subject: id)
        try transaction.showJobs(of: id)
        try note(person, row: stored.row, .restored, person.fieldChanges(since: stored.deleted.record))
        try geocode(person, since: nil)
        return person
    }

    /// A person in the trash; `nil` where the scope sees none there.
    func deletedPerson(_ id: Person.ID) throws(StorageError) -> StoredDeletion<Person>? {
        let stored: StoredDeletion<Person>? = try connection.deletion(of: id, .people, in: rows)
        guard let stored, scope.visibility.includes(stored.deleted.record) else { return nil }
        return stored
    }

    // MARK: Companies

    /// Unlinks the people of a company, whether the scope sees them or not, and moves it with its notes to where nothing
    /// finds them.
    func putAway(_ stored: StoredCompany) throws(StorageError) {
        let company = stored.company
        let deletedAt = max(now, company.updatedAt)
        try noteUnlinking(of: stored)
        try disconnectPeople(of: stored)
        try connection.run(TrashQueries.insertMembers) { $0.add(stored.row) }
        try connection.run(PersonQueries.unlinkCompany) {
            $0.add(stored.row)
            $0.add(now)
        }
        transaction.count(.peopleOfCompany, of: company.id, in: ordinal, by: -connection.changes)
        try putAwayNotes(.companies, row: stored.row, subject: company.id)
        try connection.run(CompanyQueries.delete) { $0.add(stored.row) }
        try index(stored.row, from: entries(of: company), to: [])
        try transaction.index(stored.row, in: companies, from: stored.searchText, to: nil)
        transaction.count(.companies, in: ordinal, by: -1)
        try putAway(.companies, row: stored.row, id: company.id, createdBy: nil, company, at: deletedAt)
        transaction.count(.deletedCompanies, in: ordinal, by: 1)
        try note(.companies, row: stored.row, company.revision.next, .deleted, at: deletedAt, .none)
    }

    func restoreCompany(
        _ id: Company.ID, dropping dropped: Set<CustomFieldKey>, schema: Revision
    ) throws(StorageError) -> Company {
        let found: StoredDeletion<Company>? = try connection.deletion(of: id, .companies, in: rows)
        guard let stored = found else { throw .notFound(.company(id)) }
        try require(schema, of: .companies)
        try requireFree(stored.deleted.record.name)
        let company = stored.deleted.restored(dropping: dropped, at: now)
        try requireFree(uniqueValues(of: company.customFields, in: .companies))
        // Nothing fails from here on.
        try insert(company, row: stored.row)
        try bringBackNotes(.companies, row: stored.row, subject: id)
        try noteLinking(with: company, row: stored.row)
        try connection.run(TrashQueries.linkMembers) {
            $0.add(stored.row)
            $0.add(now)
        }
        transaction.count(.peopleOfCompany, of: id, in: ordinal, by: connection.changes)
        try connectPeople(of: company, row: stored.row)
        try connection.removeFromTrash(.companies, row: stored.row)
        transaction.count(.deletedCompanies, in: ordinal, by: -1)
        try note(company, row: stored.row, .restored, company.fieldChanges(since: stored.deleted.record))
        return company
    }

    // MARK: Steps

    private var people: SearchList { SearchList(table: .people, rows: rows) }
    private var companies: SearchList { SearchList(table: .companies, rows: rows) }

    private func putAway<Record: PutAwayForm>(
        _ entityType: EntityType, row: Int64, id: Identifier<Record>, createdBy: User.ID?, _ record: Record,
        at deletedAt: Timestamp
    ) throws(StorageError) {
        try connection.run(TrashQueries.insert) {
            $0.add(entityType.storedNumber)
            $0.add(row)
            $0.add(ordinal)
            $0.add(id)
            $0.add(createdBy)
            $0.add(deletedAt)
            $0.addAuthor(of: scope)
            $0.add(record.putAwayForm)
        }
        if entityType == .companies { try mark(.companies, row: row) }
    }

    /// Keeps a row number from being given out again, now that its table no longer has it.
    private func mark(_ kind: RowMarkQueries.Kind, row: Int64) throws(StorageError) {
        try connection.run(RowMarkQueries.mark) {
            $0.add(ordinal)
            $0.add(kind.rawValue)
            $0.add(row)
        }
    }

    private func putAwayNotes<Subject>(
        _ entityType: EntityType, row: Int64, subject: Identifier<Subject>
    ) throws(StorageError) {
        let queries = TrashNoteQueries.of(entityType)
        let last = try connection.first(queries.lastRow) {
            $0.add(row)
        } _: {
            $0.int64()
        }
        // Most records have none, and are spared five statements.
        guard let last else { return }
        try connection.run(queries.putAway) {
            $0.add(entityType.storedNumber)
            $0.add(row)
        }
        try connection.run(queries.putAwayMentions) { $0.add(row) }
        try mark(.notes, row: last)
        try deleteNotes(entityType == .people ? .ofPerson : .ofCompany, subjectRow: row, subject: subject)
    }

    private func bringBackNotes<Subject>(
        _ entityType: EntityType, row: Int64, subject: Identifier<Subject>
    ) throws(StorageError) {
        func run(_ sql: SQL) throws(StorageError) {
            try connection.run(sql) {
                $0.add(entityType.storedNumber)
                $0.add(row)
            }
        }
        try run(TrashNoteQueries.of(entityType).bringBack)
        let count = connection.changes
        transaction.count(.notes, of: subject, in: ordinal, by: count)
        if count > 0 { try run(TrashNoteQueries.bringBackMentions) }
        try connection.deleteNotesInTrash(entityType, row: row)
    }

    private func countDeleted(_ person: Person, by difference: Int) {
        transaction.countDeleted(.people, createdBy: person.createdBy, in: ordinal, by: difference)
    }
}

extension TrashNoteQueries {
    fileprivate static func of(_ entityType: EntityType) -> TrashNoteQueries {
        switch entityType {
        case .people: ofPerson
        case .companies: ofCompany
        }
    }
}
#endif
