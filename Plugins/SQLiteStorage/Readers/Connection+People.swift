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
    ///
    /// - Throws: ``StorageError/staleSchema``.
    func people(
        matching query: PersonQuery, page request: PageRequest, visibility: PersonVisibility, in rows: RowRange
    ) throws(StorageError) -> Page<Person> {
        try require(query.fields.schema, of: .people, in: rows)
        guard let filter = try filter(query.companyID, visibility, in: rows) else {
            return Page(items: [], total: 0, request: request)
        }
        if query.fields != .all {
            let listing = RecordListing(entityType: .people, rows: rows, connection: self)
            let base = try selection(query.search, filter, in: rows)
            let found = try listing.page(query.fields, of: base, request)
            let people = try PersonQueries.byRows.readInAnyOrder(found.rows, on: self) { $0.person() }
            return Page(found, items: people, request: request)
        }
        if query.search == nil, filter.parts == nil, request.offset < PersonQueries.nearOffset {
            return try firstPeople(page: request, in: rows)
        }
        let found = try peopleRows(query.search, filter, window(request, of: .people, in: rows), in: rows)
        return Page(found, items: try people(inRows: found.rows), request: request)
    }

    /// The people of some rows, which are newest first, in the same order.
    func people(inRows rows: [Int64]) throws(StorageError) -> [Person] {
        try PersonQueries.byRows.read(rows, on: self) { $0.person() }
    }

    /// The list that is asked for most, in one statement.
    private func firstPeople(page request: PageRequest, in rows: RowRange) throws(StorageError) -> Page<Person> {
        let total = try number(CountKey(ordinal: rows.ordinal, kind: .people))
        return try firstPage(
            PersonQueries.page, request, window(request, of: .people, in: rows), total: total, in: rows
        ) { $0.person() }
    }

    /// One page of whole records, of a list that begins near or behind a place.
    func firstPage<Item>(
        _ list: PagedSQL, _ request: PageRequest, _ window: RowWindow, total: Int, in rows: RowRange,
        _ item: (inout Row) -> Item
    ) throws(StorageError) -> Page<Item> {
        switch window.start {
        case .offset:
            let items = try PageWindow(request, total: total).read(list) { sql, limit, offset throws(StorageError) in
                try all(sql) {
                    $0.add(rows)
                    $0.add(limit)
                    $0.add(offset)
                } _: {
                    item(&$0)
                }
            }
            return Page(items: items, total: total, request: request)
        case .before(let row):
            let items = try all(list.newestFirst) {
                $0.add(rows.first)
                $0.add(row - 1)
                $0.add(window.limitAndOne)
                $0.add(0)
            } _: {
                item(&$0)
            }
            return Page(reading: items, total: total, request: request)
        }
    }

    /// The rows of a page, newest first, and how many match in all.
    private func peopleRows(
        _ search: SearchTerms?, _ filter: CountedFilter, _ window: RowWindow, in rows: RowRange
    ) throws(StorageError) -> RowPage {
        switch filter.parts {
        case .company(let company) where search == nil:
            return try self.rows(PersonQueries.rowsOfCompany, total: filter.size, window, in: rows) { $0.add(company) }
        case .creator(let creator) where search == nil:
            return try self.rows(PersonQueries.rowsOfCreator, total: filter.size, window, in: rows) { $0.add(creator) }
        case nil where search == nil:
            let total = try number(CountKey(ordinal: rows.ordinal, kind: .people))
            return try self.rows(PersonQueries.rows, total: total, window, in: rows)
        default:
            let plan = try SearchPlan(
                search, filter: filter.filter, filterSize: filter.size, in: .people, rows: rows, on: self)
            return try plan.page(window, in: rows, on: self)
        }
    }

    /// The people who match a search and a filter.
    private func selection(
        _ search: SearchTerms?, _ filter: CountedFilter, in rows: RowRange
    ) throws(StorageError) -> RowSelection {
        if search == nil && filter.parts == nil { return .all }
        let whole = RowWindow(limit: .max - 1, start: .offset(0), includesTotal: false)
        switch filter.parts {
        case .company where search == nil, .creator where search == nil:
            return .only(RowSet(try peopleRows(nil, filter, whole, in: rows).rows, in: rows))
        default:
            let plan = try SearchPlan(
                search, filter: filter.filter, filterSize: filter.size, in: .people, rows: rows, on: self)
            return .only(try plan.set(in: rows, on: self))
        }
    }

    func rows(
        _ list: PagedSQL, total: Int, _ window: RowWindow, in rows: RowRange,
        _ bind: (inout Bindings) -> Void = { _ in }
    ) throws(StorageError) -> RowPage {
        func read(
            _ sql: SQL, to last: Int64, _ limit: Int, _ offset: Int
        ) throws(StorageError) -> [Int64] {
            try all(sql) {
                $0.add(rows.first)
                $0.add(last)
                $0.add(limit)
                $0.add(offset)
                bind(&$0)
            } _: {
                $0.int64()
            }
        }
        switch window.start {
        case .offset(let start):
            let found = try PageWindow(limit: window.limit, offset: start, total: total).read(list) {
                sql, limit, offset throws(StorageError) in
                try read(sql, to: rows.last, limit, offset)
            }
            return RowPage(rows: found, total: total, hasMore: total - found.count > start)
        case .before(let row):
            let found = try read(list.newestFirst, to: row - 1, window.limitAndOne, 0)
            return RowPage(reading: found, total: total, limit: window.limit)
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
