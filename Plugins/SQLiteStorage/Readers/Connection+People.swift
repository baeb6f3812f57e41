#if SQLite
import PeopleDomain
import PeopleStorage

extension Connection {
    func person(_ id: Person.ID, in rows: RowRange) throws(StorageError) -> Person? {
        try first(PersonQueries.byID) {
            $0.add(id)
            $0.add(rows.ordinal)
        } _: {
            $0.person()
        }
    }

    /// One page of people. To be called within a transaction, so that the page and its total are of one moment.
    func people(
        matching query: PersonQuery, page request: PageRequest, visibility: PersonVisibility, in rows: RowRange
    ) throws(StorageError) -> Page<Person> {
        guard let filter = try filter(query.companyID, visibility, in: rows) else {
            return Page(items: [], total: 0, request: request)
        }
        if query.search == nil, filter.parts == nil, request.offset < PersonQueries.nearOffset {
            return try firstPeople(page: request, in: rows)
        }
        let found = try peopleRows(query.search, filter, page: request, in: rows)
        return Page(items: try people(inRows: found.rows), total: found.total, request: request)
    }

    /// The people of some rows, which are newest first, in the same order.
    func people(inRows rows: [Int64]) throws(StorageError) -> [Person] {
        try PersonQueries.byRows.read(rows, on: self) { $0.person() }
    }

    /// The list that is asked for most, in one statement.
    private func firstPeople(page request: PageRequest, in rows: RowRange) throws(StorageError) -> Page<Person> {
        let total = try number(CountKey(ordinal: rows.ordinal, kind: .people))
        let people = try PageWindow(request, total: total).read(PersonQueries.page) {
            sql, limit, offset throws(StorageError) in
            try all(sql) {
                $0.add(rows)
                $0.add(limit)
                $0.add(offset)
            } _: {
                $0.person()
            }
        }
        return Page(items: people, total: total, request: request)
    }

    /// The rows of a page, newest first, and how many match in all.
    private func peopleRows(
        _ search: SearchTerms?, _ filter: CountedFilter, page request: PageRequest, in rows: RowRange
    ) throws(StorageError) -> (rows: [Int64], total: Int) {
        if let search {
            let plan = try SearchPlan(
                search, filter: filter.filter, filterSize: filter.size, in: .people, rows: rows, on: self)
            return try plan.rows(limit: request.limit, offset: request.offset, in: rows, on: self)
        }
        switch filter.parts {
        case .both:
            let plan = try SearchPlan(
                nil, filter: filter.filter, filterSize: filter.size, in: .people, rows: rows, on: self)
            return try plan.rows(limit: request.limit, offset: request.offset, in: rows, on: self)
        case .company(let company):
            let found = try self.rows(PersonQueries.rowsOfCompany, total: filter.size, page: request, in: rows) {
                $0.add(company)
            }
            return (found, filter.size)
        case .creator(let creator):
            let found = try self.rows(PersonQueries.rowsOfCreator, total: filter.size, page: request, in: rows) {
                $0.add(creator)
            }
            return (found, filter.size)
        case nil:
            let total = try number(CountKey(ordinal: rows.ordinal, kind: .people))
            return (try self.rows(PersonQueries.rows, total: total, page: request, in: rows), total)
        }
    }

    func rows(
        _ list: PagedSQL, total: Int, page request: PageRequest, in rows: RowRange,
        _ bind: (inout Bindings) -> Void = { _ in }
    ) throws(StorageError) -> [Int64] {
        try PageWindow(request, total: total).read(list) { sql, limit, offset throws(StorageError) in
            try all(sql) {
                $0.add(rows)
                $0.add(limit)
                $0.add(offset)
                bind(&$0)
            } _: {
                $0.int64()
            }
        }
    }

    // MARK: Filters

    /// What people are narrowed down to, and how many there are of the narrowest; `nil` where the organization has no
    /// such company.
    private func filter(
        _ companyID: Company.ID?, _ visibility: PersonVisibility, in rows: RowRange
    ) throws(StorageError) -> CountedFilter? {
        var company: (row: Int64, size: Int)?
        if let companyID {
            let row = try first(CompanyQueries.row) {
                $0.add(companyID)
                $0.add(rows.ordinal)
            } _: {
                $0.int64()
            }
            guard let row else { return nil }
            company = (row, try number(CountKey(ordinal: rows.ordinal, kind: .peopleOfCompany, of: companyID)))
        }
        var creator: (id: User.ID, size: Int)?
        if let id = visibility.creator {
            let size = try number(CountKey(ordinal: rows.ordinal, kind: .peopleByCreator, of: id))
            // Whoever created all of them sees all of them, without a look at each.
            if try size < number(CountKey(ordinal: rows.ordinal, kind: .people)) { creator = (id, size) }
        }
        return CountedFilter(company: company, creator: creator)
    }
}

/// A filter and how many people it leaves at most.
private struct CountedFilter {
    let filter: PersonFilter
    /// How many people the narrowest part leaves; exact where there is only one.
    let size: Int
    /// Which parts there are; `nil` where nothing is narrowed down.
    let parts: Parts?

    enum Parts {
        case company(Int64)
        case creator(User.ID)
        case both
    }

    init(company: (row: Int64, size: Int)?, creator: (id: User.ID, size: Int)?) {
        let narrowest: PersonFilter.Owner?
        switch (company, creator) {
        case (nil, nil): (narrowest, size, parts) = (nil, 0, nil)
        case (let company?, nil): (narrowest, size, parts) = (.company, company.size, .company(company.row))
        case (nil, let creator?): (narrowest, size, parts) = (.creator, creator.size, .creator(creator.id))
        case (let company?, let creator?):
            narrowest = company.size <= creator.size ? .company : .creator
            size = min(company.size, creator.size)
            parts = .both
        }
        filter = PersonFilter(companyRow: company?.row, creator: creator?.id, narrowest: narrowest)
    }
}
#endif
