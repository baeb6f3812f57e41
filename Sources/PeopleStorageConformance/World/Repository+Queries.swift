import PeopleDomain
import PeopleStorage

// Steps of cases that ask by fields, or go through lists by cursors.
extension Repository {
    /// Conditions and an order, read against the fields that there are now.
    func fields(
        _ entityType: EntityType, _ filters: [FieldFilter] = [], sort: String? = nil
    ) async throws -> RecordQuery {
        let schema = try await customFieldSchema(for: entityType)
        let query = try FieldQuery(filters: filters, sort: sort.map(SortTerm.list) ?? [], schema: schema)
        return RecordQuery(query, schema: schema.revision)
    }

    /// The first names of all who match, in order: page by page, by offsets and by cursors, which have to agree.
    func names(
        _ filters: FieldFilter..., sort: String? = nil, search: String? = nil, in company: Company.ID? = nil
    ) async throws -> [String] {
        let query = PersonQuery(
            search: try search.flatMap { text in try SearchTerms(text) }, companyID: company,
            fields: try await fields(.people, filters, sort: sort))
        let people = try await everybody(matching: query, pageLimit: 3)
        let byCursor = try await everybodyByCursor(matching: query, pageLimit: 2)
        try expectEqual(byCursor.map(\.firstName.string), people.map(\.firstName.string), "the list by cursors")
        return people.map(\.firstName.string)
    }

    /// The names of all companies that match, as ``names(_:sort:search:in:)`` gives those of people.
    func companyNames(
        _ filters: FieldFilter..., sort: String? = nil, search: String? = nil
    ) async throws -> [String] {
        let query = CompanyQuery(
            search: try search.flatMap { text in try SearchTerms(text) },
            fields: try await fields(.companies, filters, sort: sort))
        let found = try await everyCompany(matching: query)
        let byCursor = try await allPagesByCursor(
            pageLimit: 2, position: { query.fields.order.position(of: $0) }
        ) { page in
            try await companies(matching: query, page: page)
        }
        try expectEqual(byCursor.map(\.name.string), found.map(\.name.string), "the list by cursors")
        return found.map(\.name.string)
    }

    func everybodyByCursor(
        matching query: PersonQuery = PersonQuery(), pageLimit: Int = 100
    ) async throws -> [Person] {
        try await allPagesByCursor(pageLimit: pageLimit, position: { query.fields.order.position(of: $0) }) { page in
            try await people(matching: query, page: page)
        }
    }
}

/// Collects a list page by page, each behind the place of the last item of the one before. Every second page asks for the
/// total.
func allPagesByCursor<Item: Sendable>(
    pageLimit: Int, position: (Item) -> RecordPosition, _ page: (PageRequest) async throws -> Page<Item>
) async throws -> [Item] {
    var items: [Item] = []
    var totals: Set<Int> = []
    var start = PageRequest.Start.offset(0)
    for number in 0... {
        let request = try PageRequest(limit: pageLimit, start: start, includesTotal: number % 2 == 0)
        let next = try await page(request)
        try expectEqual(next.request, request, "the request of a page")
        try expect((next.total != nil) == request.includesTotal, "a page has a total where it is asked for")
        if let total = next.total { totals.insert(total) }
        items += next.items
        try expect(items.count <= next.total ?? .max, "a list has no more than its total")
        guard next.hasMore, let last = next.items.last else { break }
        start = .after(position(last))
    }
    try expectEqual(totals, [items.count], "the totals of a list")
    return items
}

extension CustomFieldPatch {
    /// A field that is used for this and nothing else.
    static func flags(_ flags: CustomFieldFlags) -> CustomFieldPatch {
        CustomFieldPatch(
            setFlags: flags,
            clearedFlags: CustomFieldFlags(CustomFieldFlags.named.map(\.flag)).subtracting(flags))
    }
}
