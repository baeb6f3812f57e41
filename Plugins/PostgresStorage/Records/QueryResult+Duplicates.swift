#if Postgres
import PeopleDomain
import PeopleStorage

extension QueryResult {
    /// Reads what ``DuplicateQueries/page`` gives: a row for each of the people of a group.
    func duplicates(_ request: PageRequest) throws(StorageError) -> Page<DuplicateGroup> {
        var total = 0
        let rows = try map { row -> (key: DuplicateKey, count: Int, person: Person)? in
            total = row.int()
            if row.bool() { return nil }
            guard let key = DuplicateKey(stored: row.int64()) else {
                row.refuse()
                return nil
            }
            return (key, row.int(), row.person())
        }
        var groups: [(key: DuplicateKey, count: Int, people: [Person])] = []
        for case let row? in rows {
            if groups.last?.key != row.key { groups.append((row.key, row.count, [])) }
            groups[groups.count - 1].people.append(row.person)
        }
        let items = groups.map { DuplicateGroup(reason: $0.key.reason, people: $0.people, count: $0.count) }
        return Page(items: items, total: total, request: request)
    }
}
#endif
