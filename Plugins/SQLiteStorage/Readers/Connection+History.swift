#if SQLite
import PeopleDomain
import PeopleStorage

extension Connection {
    /// One page of what was done to a record, newest first.
    ///
    /// - Throws: ``StorageError/notFound(_:)`` where the scope does not see the record, there or in the trash.
    func history(
        of subject: HistorySubject, page request: PageRequest, visibility: PersonVisibility, in rows: RowRange
    ) throws(StorageError) -> Page<HistoryEntry> {
        let row: Int64
        do throws(StorageError) {
            row = try subjectRow(subject, visibility: visibility, in: rows)
        } catch .notFound(let reference) {
            guard let deleted = try deletedRow(of: subject, visibility: visibility, in: rows) else {
                throw .notFound(reference)
            }
            row = deleted
        } catch {
            throw error
        }
        let entityType = subject.isPerson ? EntityType.people : .companies
        let total =
            try first(HistoryQueries.count) {
                $0.add(entityType.storedNumber)
                $0.add(row)
            } _: {
                $0.int()
            } ?? 0
        let entries = try PageWindow(request, total: total).read(HistoryQueries.page) {
            sql, limit, offset throws(StorageError) in
            try all(sql) {
                $0.add(entityType.storedNumber)
                $0.add(row)
                $0.add(limit)
                $0.add(offset)
            } _: {
                $0.historyEntry { FieldChanges(storedJSON: $0) }
            }
        }
        return Page(items: entries.compactMap(\.self), total: total, request: request)
    }

    /// The row that a record in the trash had; `nil` where the scope sees none there.
    private func deletedRow(
        of subject: HistorySubject, visibility: PersonVisibility, in rows: RowRange
    ) throws(StorageError) -> Int64? {
        let found = try first(TrashQueries.rowAndCreator) {
            switch subject {
            case .person(let id):
                $0.add(EntityType.people.storedNumber)
                $0.add(id)
            case .company(let id):
                $0.add(EntityType.companies.storedNumber)
                $0.add(id)
            }
            $0.add(rows.ordinal)
        } _: { row in
            (row: row.int64(), creator: row.optionalID(Person.self))
        }
        guard let found, !subject.isPerson || visibility.includes(creator: found.creator) else { return nil }
        return found.row
    }
}
#endif
