#if SQLite
import PeopleDomain
import PeopleStorage

extension SQLiteRepository {
    /// Searches all records of a table by terms alone: inline where that search is kept, and else on a thread of ours.
    ///
    /// - Parameter items: reads the records of some rows.
    func search<Item: Sendable>(
        _ table: SearchList.Table, _ terms: SearchTerms, page: PageRequest,
        _ items: @escaping @Sendable (Connection, [Int64]) throws(StorageError) -> [Item]
    ) async throws(StorageError) -> Page<Item> {
        let kept = try readInline(absent: Page<Item>.empty(page)) {
            connection, rows throws(StorageError) -> Page<Item>? in
            let key = SearchKey(list: SearchList(table: table, rows: rows), terms: terms)
            guard storage.searches.holds(key) else { return nil }
            return try connection.snapshot { () throws(StorageError) in
                let window = try connection.window(page, of: table.places, in: rows)
                guard let found = try storage.searches.page(key, window, on: connection) else { return nil }
                return Page(found, items: try items(connection, found.rows), request: page)
            }
        }
        if let kept { return kept }
        return try await read(near: false, absent: .empty(page)) {
            [searches = storage.searches] connection, rows throws(StorageError) in
            let list = SearchList(table: table, rows: rows)
            let window = try connection.window(page, of: table.places, in: rows)
            let found = try searches.page(SearchKey(list: list, terms: terms), window, on: connection) {
                () throws(StorageError) in
                try SearchPlan(terms, filter: .none, filterSize: 0, in: list.queries, rows: rows, on: connection)
            }
            return Page(found, items: try items(connection, found.rows), request: page)
        }
    }
}

extension SearchList.Table {
    fileprivate var places: PlaceQueries {
        switch self {
        case .people: .people
        case .companies: .companies
        }
    }
}

extension SearchList {
    /// The statements that search it.
    fileprivate var queries: SearchQueries {
        switch table {
        case .people: .people
        case .companies: .companies
        }
    }
}
#endif
