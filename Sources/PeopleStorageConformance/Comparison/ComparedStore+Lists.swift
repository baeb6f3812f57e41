import PeopleDomain
import PeopleStorage

// Lists with conditions, in an order, page after page.
extension ComparedStore {
    /// Pages that one question reads, each behind the last record of the one before.
    private static let maximumPages = 4

    mutating func listPeople(
        in repository: any Repository, using random: inout SeededGenerator
    ) async throws -> Answer {
        let fields = try await randomFields(.people, in: repository, using: &random)
        var query = PersonQuery(fields: fields)
        if Int.random(in: 0..<3, using: &random) == 0 {
            query.search = try SearchTerms(RandomText.search(using: &random))
        }
        if Int.random(in: 0..<4, using: &random) == 0 { query.companyID = company(using: &random) }
        let seen = seenPeople[repository.scope.organizationID, default: []]
        let place = seen.randomElement(using: &random).map { fields.order.position(of: $0) }
        let request = try randomRequest(behind: place, using: &random)
        return try await answer("\(query) \(request)") { [query] in
            try await Self.pages(request, position: { fields.order.position(of: $0) }) { page in
                try await repository.people(matching: query, page: page)
            }
        }
    }

    mutating func listCompanies(
        in repository: any Repository, using random: inout SeededGenerator
    ) async throws -> Answer {
        let fields = try await randomFields(.companies, in: repository, using: &random)
        var query = CompanyQuery(fields: fields)
        if Int.random(in: 0..<3, using: &random) == 0 {
            query.search = try SearchTerms(RandomText.search(using: &random))
        }
        let seen = seenCompanies[repository.scope.organizationID, default: []]
        let place = seen.randomElement(using: &random).map { fields.order.position(of: $0) }
        let request = try randomRequest(behind: place, using: &random)
        return try await answer("\(query) \(request)") { [query] in
            try await Self.pages(request, position: { fields.order.position(of: $0) }) { page in
                try await repository.companies(matching: query, page: page)
            }
        }
    }

    private func randomFields(
        _ entityType: EntityType, in repository: any Repository, using random: inout SeededGenerator
    ) async throws -> RecordQuery {
        let schema = try await repository.customFieldSchema(for: entityType)
        let organization = repository.scope.organizationID
        let people = seenPeople[organization, default: []]
        let companies = seenCompanies[organization, default: []]
        let times = people.suffix(10).map(\.updatedAt) + companies.suffix(10).map(\.createdAt)
        return try RandomFieldQuery(schema: schema, fields: comparedFields, companies: self.companies, times: times)
            .next(using: &random)
    }

    /// From the beginning, behind a few records, or behind a place where a record was some time ago.
    func randomRequest(
        behind place: RecordPosition?, using random: inout SeededGenerator
    ) throws -> PageRequest {
        let limit = Int.random(in: 1...8, using: &random)
        let includesTotal = Int.random(in: 0..<3, using: &random) != 0
        let offset = RandomText.pick([0, 0, 1, 5, 10], using: &random)
        if let place, Int.random(in: 0..<3, using: &random) == 0 {
            return try PageRequest(limit: limit, start: .after(place), includesTotal: includesTotal)
        }
        return try PageRequest(limit: limit, offset: offset, includesTotal: includesTotal)
    }

    /// Reads pages of one limit, each behind the one before, and says all of them.
    static func pages<Item>(
        _ first: PageRequest, position: (Item) -> RecordPosition,
        _ read: (PageRequest) async throws -> Page<Item>
    ) async throws -> String {
        var request = first
        var text = ""
        for _ in 0..<maximumPages {
            let page = try await read(request)
            text += "\(page.items) of \(page.total.map { "\($0)" } ?? "?"), more: \(page.hasMore)\n"
            guard page.hasMore, let last = page.items.last else { break }
            request = try PageRequest(
                limit: first.limit, start: .after(position(last)), includesTotal: first.includesTotal)
        }
        return text
    }
}
