#if SQLite
import PeopleDomain
import PeopleStorage

extension Connection {
    func company(_ id: Company.ID, in rows: RowRange) throws(StorageError) -> Company? {
        try first(CompanyQueries.byID) {
            $0.add(id)
            $0.add(rows.ordinal)
        } _: {
            $0.company()
        }
    }

    /// One page of companies. To be called within a transaction, so that the page and its total are of one moment.
    ///
    /// - Throws: ``StorageError/staleSchema``.
    func companies(
        matching query: CompanyQuery, page request: PageRequest, in rows: RowRange
    ) throws(StorageError) -> Page<Company> {
        try require(query.fields.schema, of: .companies, in: rows)
        if query.fields != .all {
            let listing = RecordListing(entityType: .companies, rows: rows, connection: self)
            let base = try selection(query.search, in: rows)
            let found = try listing.page(query.fields, of: base, request)
            let companies = try CompanyQueries.byRows.readInAnyOrder(found.rows, on: self) { $0.company() }
            return Page(found, items: companies, request: request)
        }
        let total = try number(CountKey(ordinal: rows.ordinal, kind: .companies))
        let window = try window(request, of: .companies, in: rows)
        if request.offset < PersonQueries.nearOffset {
            return try firstPage(CompanyQueries.page, request, window, total: total, in: rows) { $0.company() }
        }
        let found = try self.rows(CompanyQueries.rows, total: total, window, in: rows)
        return Page(found, items: try companies(inRows: found.rows), request: request)
    }

    /// The companies of some rows, which are newest first, in the same order.
    func companies(inRows rows: [Int64]) throws(StorageError) -> [Company] {
        try CompanyQueries.byRows.read(rows, on: self) { $0.company() }
    }

    private func selection(_ search: SearchTerms?, in rows: RowRange) throws(StorageError) -> RowSelection {
        guard let search else { return .all }
        let plan = try SearchPlan(search, filter: .none, filterSize: 0, in: .companies, rows: rows, on: self)
        return .only(try plan.set(in: rows, on: self))
    }
}
#endif
