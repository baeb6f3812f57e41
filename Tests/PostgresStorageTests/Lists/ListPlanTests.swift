#if Postgres
import PeopleDomain
import PeopleStorage
import Testing

@testable import PostgresStorage

/// How the server runs each shape of a list with conditions or an order.
@Suite("PostgreSQL: query plans", .enabled(if: AdministeredServer.named != nil))
struct ListPlanTests {
    @Test("Every list goes by indexes, and an order walks its own")
    func plans() async throws {
        let harness = try PostgresHarness()
        let organization = try await PlannedOrganization(harness)
        for shape in Self.shapes {
            let plan = try await organization.plan(of: shape.statement(in: organization))
            #expect(!plan.contains { $0.contains("Seq Scan") }, "\(shape.name): \(plan.joined(separator: "\n"))")
            // A search asks its index, and does not look at every text.
            #expect(
                !plan.contains { $0.contains("Filter:") && $0.contains("~~") },
                "\(shape.name): \(plan.joined(separator: "\n"))")
            for index in shape.indexes {
                #expect(plan.contains { $0.contains(index) }, "\(shape.name): \(plan.joined(separator: "\n"))")
            }
        }
        await organization.close()
        await harness.tearDown()
    }

    @Test("A search of one creator's people asks its index")
    func searchOfCreator() async throws {
        let harness = try PostgresHarness()
        let organization = try await PlannedOrganization(harness)
        let terms = try #require(try SearchTerms("last12"))
        let search = Search(terms, in: .people, creator: User.ID(high: 1, low: 1))
        let statement = Statement(SearchSQL.statement(for: search.shape)) {
            $0.add(organization.id)
            $0.add(50)
            $0.add(0)
            search.bind(to: &$0)
        }
        let plan = try await organization.plan(of: statement)
        #expect(!plan.contains { $0.contains("Filter:") && $0.contains("~~") }, "\(plan.joined(separator: "\n"))")
        #expect(plan.contains { $0.contains("person_search_text") }, "\(plan.joined(separator: "\n"))")
        await organization.close()
        await harness.tearDown()
    }

    struct Shape {
        let name: String
        var filters: [FieldFilter] = []
        var sort: [SortTerm] = []
        var search: String?
        var isBehind = false
        var includesTotal = true
        /// What the plan names.
        let indexes: [String]

        func statement(in organization: PlannedOrganization) throws -> Statement {
            let query = try FieldQuery(filters: filters, sort: sort, schema: organization.schema)
            var conditions = ListConditions(table: .people)
            conditions.search = try search.flatMap { try SearchTerms($0) }.map { Search($0, in: .people) }
            conditions.fields = query.conditions
            let position = RecordPosition(
                keys: sort.map { _ in SortKey("m") }, createdAt: Timestamp(millisecondsSince1970: 0),
                id: Identifier<Person>(high: 0x7000, low: 1 << 63 | 30_000))
            let request = try PageRequest(
                start: isBehind ? .after(position) : .offset(0), includesTotal: includesTotal)
            return ListStatement.make(conditions, order: query.order, request: request, in: organization.id)
        }
    }

    private static let entries = "Index Only Scan using field_value_key"
    private static let shapes = [
        Shape(name: "equal", filters: [FieldFilter("cf_department", "dep3")], indexes: [entries]),
        Shape(
            name: "equal, behind a place, no total", filters: [FieldFilter("cf_department", "dep3")], isBehind: true,
            includesTotal: false, indexes: ["Index Only Scan Backward using field_value_key"]),
        Shape(
            name: "range and equal",
            filters: [FieldFilter("cf_score", .greaterOrEqual, "900"), FieldFilter("cf_department", "dep3")],
            indexes: [entries]),
        Shape(name: "one of", filters: [FieldFilter("lastName", .oneOf, "last1,last2")], indexes: [entries]),
        Shape(name: "contains", filters: [FieldFilter("lastName", .containing, "t12")], indexes: [entries]),
        Shape(
            name: "not equal", filters: [FieldFilter("cf_department", .notEqual, "dep3")],
            indexes: ["person_pkey", "field_value"]),
        Shape(name: "no value", filters: [FieldFilter("lastName", .isNull, "true")], indexes: ["field_value"]),
        Shape(name: "email", filters: [FieldFilter("email", "p7@x.example")], indexes: ["person_email"]),
        Shape(name: "email contains", filters: [FieldFilter("email", .containing, "p77")], indexes: ["person_email"]),
        Shape(
            name: "created since", filters: [FieldFilter("createdAt", .greater, "2024-02-01")],
            indexes: ["person_created"]),
        Shape(
            name: "search and filter", filters: [FieldFilter("cf_department", "dep3")], search: "last12",
            indexes: [entries, "person_search_text"]),
        Shape(name: "search behind a place", search: "last12", isBehind: true, indexes: ["person_search_text"]),
        Shape(name: "order", sort: [SortTerm("lastName")], indexes: [entries]),
        Shape(
            name: "order, descending, behind a place", sort: [SortTerm("lastName", isDescending: true)], isBehind: true,
            indexes: ["Index Only Scan Backward using field_value_key"]),
        Shape(
            name: "two terms", sort: [SortTerm("lastName"), SortTerm("firstName", isDescending: true)],
            indexes: [entries, "Incremental Sort"]),
        Shape(name: "order by time", sort: [SortTerm("updatedAt", isDescending: true)], indexes: ["person_updated"]),
        Shape(name: "order by email", sort: [SortTerm("email")], indexes: ["person_email"]),
        Shape(
            name: "filter, search and order",
            filters: [FieldFilter("cf_department", "dep3"), FieldFilter("cf_score", .less, "500")],
            sort: [SortTerm("lastName")], search: "first1", indexes: [entries, "hashed SubPlan", "field_value_pkey"]),
    ]
}
#endif
