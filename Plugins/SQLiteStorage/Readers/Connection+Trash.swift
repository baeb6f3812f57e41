#if SQLite
import PeopleDomain
import PeopleStorage

extension Connection {
    /// A record in the trash; `nil` where there is none of that id.
    func deletion<Record: PutAwayForm & Sendable & Hashable>(
        of id: Identifier<Record>, _ entityType: EntityType, in rows: RowRange
    ) throws(StorageError) -> StoredDeletion<Record>? {
        try first(TrashQueries.byID) {
            $0.add(entityType.storedNumber)
            $0.add(id)
            $0.add(rows.ordinal)
        } _: { row -> StoredDeletion<Record>? in
            let number = row.int64()
            return row.deleted(Record.self).map { StoredDeletion(row: number, deleted: $0) }
        } ?? nil
    }

    /// One page of the people in the trash. To be called within a transaction.
    func deletedPeople(
        page request: PageRequest, visibility: PersonVisibility, in rows: RowRange
    ) throws(StorageError) -> Page<Deleted<Person>> {
        guard let creator = visibility.creator else {
            let total = try number(CountKey(ordinal: rows.ordinal, kind: .deletedPeople))
            return try deleted(.people, total: total, page: request, in: rows)
        }
        let total = try number(CountKey(ordinal: rows.ordinal, kind: .deletedPeopleByCreator, of: creator))
        let people = try PageWindow(request, total: total).read(TrashQueries.pageOfCreator) {
            sql, limit, offset throws(StorageError) in
            try all(sql) {
                $0.add(creator)
                $0.add(limit)
                $0.add(offset)
                $0.add(rows.ordinal)
            } _: {
                $0.deleted(Person.self)
            }
        }
        return Page(items: people.compactMap(\.self), total: total, request: request)
    }

    /// One page of the companies in the trash. To be called within a transaction.
    func deletedCompanies(
        page request: PageRequest, in rows: RowRange
    ) throws(StorageError) -> Page<Deleted<Company>> {
        let total = try number(CountKey(ordinal: rows.ordinal, kind: .deletedCompanies))
        return try deleted(.companies, total: total, page: request, in: rows)
    }

    private func deleted<Record: PutAwayForm & Sendable & Hashable>(
        _ entityType: EntityType, total: Int, page request: PageRequest, in rows: RowRange
    ) throws(StorageError) -> Page<Deleted<Record>> {
        let records = try PageWindow(request, total: total).read(TrashQueries.page) {
            sql, limit, offset throws(StorageError) in
            try all(sql) {
                $0.add(entityType.storedNumber)
                $0.add(limit)
                $0.add(offset)
                $0.add(rows.ordinal)
            } _: {
                $0.deleted(Record.self)
            }
        }
        return Page(items: records.compactMap(\.self), total: total, request: request)
    }

    /// The company of an id, as a person is linked with it; `nil` where there is none.
    func link(with id: Company.ID, in rows: RowRange) throws(StorageError) -> CompanyLink? {
        try first(CompanyQueries.linkByID) {
            $0.add(id)
            $0.add(rows.ordinal)
        } _: {
            $0.companyLink()
        }
    }
}
#endif
