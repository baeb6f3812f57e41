#if Postgres
import PeopleDomain
import PeopleStorage
import Testing

@testable import PostgresStorage

@Suite("PostgreSQL: the migration to filters and orders", .enabled(if: AdministeredServer.named != nil))
struct FieldValueMigrationTests {
    @Test("Records of the first version are found and put in order by their fields")
    func firstVersion() async throws {
        let harness = try PostgresHarness()
        let database = try await harness.emptyDatabase()
        let organizations = [Self.organization(1), Self.organization(2)]
        try await load(organizations, into: database)

        let backend = try await harness.open(database)
        for id in organizations {
            let repository = backend.repository(
                in: OrganizationScope(mintedFor: id, actor: nil, visibility: .all))
            let schema = try await repository.customFieldSchema(for: .people)
            func people(_ filters: [FieldFilter], _ sort: [SortTerm] = []) async throws -> [String] {
                let query = RecordQuery(
                    try FieldQuery(filters: filters, sort: sort, schema: schema), schema: schema.revision)
                let page = try await repository.people(matching: PersonQuery(fields: query), page: .first)
                #expect(page.total == page.items.count)
                return page.items.map(\.firstName.string)
            }
            #expect(try await people([FieldFilter("lastName", "DOE")]) == ["Zoe", "Ann"])
            #expect(try await people([FieldFilter("lastName", .isNull, "true")]) == ["Max"])
            #expect(try await people([FieldFilter("latitude", .less, "0")]) == ["Max"])
            #expect(try await people([FieldFilter("isConnector", "true")]) == ["Zoe"])
            #expect(try await people([FieldFilter("cf_score", .greaterOrEqual, "-2")]) == ["Zoe", "Ann"])
            #expect(try await people([FieldFilter("cf_tags", .oneOf, "a,b")]) == ["Ann"])
            #expect(try await people([], [SortTerm("cf_score", isDescending: true)]) == ["Ann", "Zoe", "Max"])
            #expect(try await people([FieldFilter("createdAt", .greater, "2024-01-01")]) == ["Zoe", "Max"])
            let filter = try FieldQuery(
                filters: [FieldFilter("industry", "hats")], sort: [],
                schema: try await repository.customFieldSchema(for: .companies))
            let companies = try await repository.companies(
                matching: CompanyQuery(fields: RecordQuery(filter, schema: .first)), page: .first)
            #expect(companies.items.map(\.name.string) == ["Hooli"])
        }
        await harness.tearDown()
    }

    private static func organization(_ number: UInt64) -> Organization.ID {
        Organization.ID(high: 0x018C_0000_0000_7000 + number << 16, low: 1 << 63)
    }

    /// Makes a database of the first version, with the same records in each organization.
    private func load(_ organizations: [Organization.ID], into database: String) async throws {
        let server = try AdministeredServer.required()
        let client = PostgresClient(ClientConfiguration(parameters: [("dbname", server.url(of: database))]))
        let lease = try await client.lease()
        func run(_ statements: [String]) async throws {
            _ = try await lease.run(Request(context: nil, statements.map { Statement(SQL($0)) }))
        }
        try await run(Migration.initial.statements)
        _ = try await lease.run(Request(context: nil, [Statement(MigrationQueries.createVersions)]))
        try await run(["INSERT INTO people_schema (version, name) VALUES (1, 'first')"])
        for id in organizations {
            try await run(
                ["BEGIN", "SELECT set_config('people.organization', '\(id)', true)"] + Self.records(of: id)
                    + ["COMMIT"])
        }
        lease.release()
        await client.close()
    }

    private static func records(of id: Organization.ID) -> [String] {
        func record(_ number: Int) -> String { "'00000000-0000-7000-8000-00000000000\(number)'" }
        let time = "timestamptz '2024-01-01 00:00:00Z' + interval"
        return [
            """
            INSERT INTO organization VALUES (
                '\(id)', '\(id)', '\(id)', now(), \(record(9)), '2024-01-02', 3, 1)
            """,
            """
            INSERT INTO custom_field VALUES
                ('\(id)', \(record(6)), 1, 'cf_score', 'Score', NULL, 3, 'number', '{}', 0, now(), now(), 1),
                ('\(id)', \(record(7)), 1, 'cf_tags', 'Tags', NULL, 1, 'multiselect',
                    '{"options": [{"value": "a", "label": "a"}, {"value": "b", "label": "b"}]}', 1, now(), now(), 1)
            """,
            """
            INSERT INTO company VALUES (
                '\(id)', \(record(4)), 'Hooli', 'hooli', NULL, NULL, 'Hats', NULL, '{}', now(), now(), 1)
            """,
            "INSERT INTO kept_count VALUES ('\(id)', 1, '00000000-0000-0000-0000-000000000000', 3)",
            """
            INSERT INTO person (organization, id, first_name, last_name, latitude, flags, custom_fields, created_at,
                updated_at, revision) VALUES
                ('\(id)', \(record(1)), 'Ann', 'Doe', 10, 0, '{"cf_score": 5, "cf_tags": ["a", "b"]}',
                    \(time) '0', now(), 1),
                ('\(id)', \(record(2)), 'Max', NULL, -10.5, 0, '{}', \(time) '1 s', now(), 1),
                ('\(id)', \(record(3)), 'Zoe', 'doe', NULL, 1, '{"cf_score": -1.5}', \(time) '2 s', now(), 1)
            """,
        ]
    }
}
#endif
