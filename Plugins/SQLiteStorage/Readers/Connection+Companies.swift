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

    /// One page of all companies. To be called within a transaction, so that the page and its total are of one moment.
    func companies(page request: PageRequest, in rows: RowRange) throws(StorageError) -> Page<Company> {
        let total = try number(CountKey(ordinal: rows.ordinal, kind: .companies))
        if request.offset < PersonQueries.nearOffset {
            return try firstCompanies(page: request, total: total, in: rows)
        }
        let found = try self.rows(CompanyQueries.rows, total: total, page: request, in: rows)
        return Page(items: try companies(inRows: found), total: total, request: request)
    }

    /// The companies of some rows, which are newest first, in the same order.
    func companies(inRows rows: [Int64]) throws(StorageError) -> [Company] {
        try CompanyQueries.byRows.read(rows, on: self) { $0.company() }
    }

    private func firstCompanies(
        page request: PageRequest, total: Int, in rows: RowRange
    ) throws(StorageError) -> Page<Company> {
        let companies = try PageWindow(request, total: total).read(CompanyQueries.page) {
            sql, limit, offset throws(StorageError) in
            try all(sql) {
                $0.add(rows)
                $0.add(limit)
                $0.add(offset)
            } _: {
                $0.company()
            }
        }
        return Page(items: companies, total: total, request: request)
    }
}
#endif
