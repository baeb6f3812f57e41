#if Postgres
import PeopleDomain
import PeopleStorage
import StorageTestSupport

@testable import PostgresStorage

/// An organization of some fifty thousand people with statistics, so that the server plans as it does for a large one; and
/// the server's own words about how it would run a statement (postgresql.org/docs/current/using-explain.html).
struct PlannedOrganization {
    let id: Organization.ID
    let schema: CustomFieldSchema
    private let client: PostgresClient

    static let people = 50_000

    init(_ harness: PostgresHarness) async throws {
        let database = try await harness.freshDatabase()
        let acme = try await Acme(on: harness.open(database))
        for (name, rules) in [
            ("Department", CustomFieldRules.text(maximumLength: nil)), ("Score", .number(try NumberRules())),
        ] {
            let draft = try CustomFieldDraft(
                entityType: .people, name: CustomFieldName(name), flags: [.filterable, .sortable], rules: rules)
            _ = try await acme.repository.commit(.createCustomField(draft))
        }
        id = acme.organization.id
        schema = try await acme.repository.customFieldSchema(for: .people)
        let server = try AdministeredServer.required()
        try await server.administer(Self.load(into: id, schema), in: database)
        try await server.administer("VACUUM ANALYZE", in: database)
        client = PostgresClient(ClientConfiguration(parameters: [("dbname", server.url(of: database))]))
    }

    func close() async { await client.close() }

    /// The lines of the plan.
    func plan(of statement: Statement) async throws -> [String] {
        let explanation = Statement(SQL(unprepared: "EXPLAIN \(statement.sql.text)")) { $0 = statement.parameters }
        let request = Request(context: ReadContext.search(id).statement(timeout: .seconds(30)), [explanation])
        return try await client.read(request, on: .long).first?.map { $0.text() } ?? []
    }

    /// A script, for the administrator, for whom there is no wall.
    private static func load(into id: Organization.ID, _ schema: CustomFieldSchema) -> String {
        let numbers = schema.indexedFields.map { QueryField.custom($0).indexNumber }
        func number(_ field: PersonField) -> Int64 { QueryField.person(field).indexNumber }
        return """
            DO $$ BEGIN
            CREATE TEMP TABLE source ON COMMIT DROP AS SELECT
                ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid AS id, 'first' || n % 500 AS first_name,
                'last' || n % 7000 AS last_name, 'p' || n || '@x.example' AS email, 'dep' || n % 10 AS department,
                n % 1000 AS score, timestamptz '2024-01-01' + n * interval '1 minute' AS time
                FROM generate_series(1, \(people)) n;
            INSERT INTO person (organization, id, email, email_key, first_name, last_name, address, flags, custom_fields,
                    created_at, updated_at, revision)
                SELECT '\(id)', id, email, email, first_name, last_name, repeat('1 Main Street ', 40), 0, '{}', time, time, 1
                FROM source;
            INSERT INTO person_search SELECT '\(id)', id, first_name || chr(9) || last_name, '{}' FROM source;
            INSERT INTO field_value (organization, record, field, key)
                SELECT '\(id)', id, f, k FROM source, LATERAL (VALUES
                    (\(number(.firstName))::int8, first_name::bytea), (\(number(.lastName)), last_name::bytea),
                    (\(numbers[0]), department::bytea),
                    (\(numbers[1]), set_byte(float8send(score), 0, get_byte(float8send(score), 0) | 128))) v (f, k);
            END $$
            """
    }
}
#endif
