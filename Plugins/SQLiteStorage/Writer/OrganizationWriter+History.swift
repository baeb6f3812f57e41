#if SQLite
import PeopleDomain
import PeopleStorage

/// What is told of changes, written in their own transaction.
extension OrganizationWriter {
    func note(
        _ person: Person, row: Int64, _ kind: HistoryKind, _ changes: FieldChanges = .none
    ) throws(StorageError) {
        try note(.people, row: row, person.revision, kind, at: person.updatedAt, changes)
    }

    func note(
        _ company: Company, row: Int64, _ kind: HistoryKind, _ changes: FieldChanges = .none
    ) throws(StorageError) {
        try note(.companies, row: row, company.revision, kind, at: company.updatedAt, changes)
    }

    /// Adds an entry, and forgets those that are too far back.
    func note(
        _ entityType: EntityType, row: Int64, _ revision: Revision, _ kind: HistoryKind, at time: Timestamp,
        _ changes: FieldChanges
    ) throws(StorageError) {
        try connection.run(HistoryQueries.insert) {
            $0.add(entityType.storedNumber)
            $0.add(row)
            $0.add(revision)
            $0.add(kind.storedNumber)
            $0.add(time)
            $0.addAuthor(of: scope)
            $0.add(changes.isEmpty ? nil : changes.json)
        }
        guard let forgotten = revision.lastForgotten else { return }
        try connection.run(HistoryQueries.forget) {
            $0.add(entityType.storedNumber)
            $0.add(row)
            $0.add(forgotten)
        }
    }

    // MARK: Of records that are not named

    /// Tells that everybody of a company is unlinked from it, before that is done.
    func noteUnlinking(of company: StoredCompany) throws(StorageError) {
        try noteLinks(
            HistoryQueries.insertUnlinking, company: company.row,
            .company(from: CompanySummary(company.company), to: nil))
    }

    /// Tells that those whom the deletion of a company unlinked are linked again, before that is done.
    func noteLinking(with company: Company, row: Int64) throws(StorageError) {
        try noteLinks(
            HistoryQueries.insertLinking, company: row, .company(from: nil, to: CompanySummary(company)))
    }

    /// What is too far back is forgotten with the next change of each.
    private func noteLinks(_ sql: SQL, company row: Int64, _ changes: FieldChanges) throws(StorageError) {
        try connection.run(sql) {
            $0.add(row)
            $0.add(now)
            $0.addAuthor(of: scope)
            $0.add(changes.json)
        }
    }

    /// Tells what was done just now to the custom fields of a record.
    func noteValues(_ changes: FieldChanges, row: Int64, of entityType: EntityType) throws(StorageError) {
        let sql =
            switch entityType {
            case .people: HistoryQueries.insertOfPerson
            case .companies: HistoryQueries.insertOfCompany
            }
        try connection.run(sql) {
            $0.add(row)
            $0.addAuthor(of: scope)
            $0.add(changes.json)
        }
    }

    /// Tells that all records that have a value of a field lose it, before that is done.
    func noteLosses(of field: CustomFieldDefinition) throws(StorageError) {
        let sql =
            switch field.entityType {
            case .people: HistoryQueries.lossesOfPeople
            case .companies: HistoryQueries.lossesOfCompanies
            }
        try connection.run(sql) {
            $0.add(rows)
            $0.add(field.key.path)
            $0.add(now)
            $0.addAuthor(of: scope)
            // As `FieldChanges` writes it, up to the value.
            $0.add(#"[{"field":"\#(FieldChange.customFieldPrefix)\#(field.key)","old":"#)
        }
    }
}

extension Bindings {
    /// Gives user and key.
    mutating func addAuthor(of scope: OrganizationScope) {
        add(scope.actor)
        add(scope.key)
    }
}
#endif
