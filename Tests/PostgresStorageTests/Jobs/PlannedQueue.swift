#if Postgres
import PeopleDomain
import PeopleStorage
import StorageTestSupport

@testable import PostgresStorage

/// Two organizations with some thirty thousand jobs each and with statistics, and the server's own words about how it would
/// run a statement.
struct PlannedQueue {
    let id: Organization.ID
    private let client: PostgresClient

    /// One of five hundred people who have jobs.
    static let person = Person.ID(high: 0x7000, low: 1 << 63 | 7)
    /// One of ten users who created people.
    static let creator = User.ID(high: 0x7000, low: 1 << 63 | 3)
    static let job = Job.ID(high: 0x7001, low: 1 << 63 | 12_345)

    init(_ harness: PostgresHarness) async throws {
        let database = try await harness.freshDatabase()
        let backend = try await harness.open(database)
        id = try await Acme(on: backend).organization.id
        let other = try await Acme(on: backend, name: "Other").organization.id
        let server = try AdministeredServer.required()
        try await server.administer(
            Self.load(into: id, from: 0), Self.loadFindings(into: id), Self.load(into: other, from: 100_000),
            "VACUUM ANALYZE", in: database)
        client = PostgresClient(ClientConfiguration(parameters: [("dbname", server.url(of: database))]))
    }

    func close() async { await client.close() }

    /// The lines of the plan.
    ///
    /// - Parameter sorting: whether the transaction lets the server sort, as that of a claim does not.
    func plan(of statement: Statement, in context: ReadContext, sorting: Bool) async throws -> [String] {
        let explanation = Statement(SQL(unprepared: "EXPLAIN \(statement.sql.text)")) { $0 = statement.parameters }
        let request = Request(
            context: context.statement(timeout: .seconds(30)),
            sorting ? [explanation] : [Statement(ContextQueries.noSort), explanation])
        return try await client.read(request, on: .long).last?.map { $0.text() } ?? []
    }

    /// A script, for the administrator, for whom there is no wall. Every person has sixty jobs of a kind, of whom few are
    /// to be done.
    private static func load(into id: Organization.ID, from first: Int) -> String {
        """
        INSERT INTO job (organization, id, kind, person, created_by, is_shown, state, attempts, created_at,
                next_attempt_at, due_at, lease, report)
            SELECT '\(id)', ('00000000-0000-7001-8000-' || lpad(to_hex(n), 12, '0'))::uuid, kind, person, creator, n % 50 > 0,
                state, 1, time, time, CASE WHEN state IN ('queued', 'running') THEN time END,
                CASE WHEN state = 'running' THEN n END, '{"sources":[],"changedFields":[]}'
            FROM (
                SELECT n, CASE n % 2 WHEN 0 THEN 'enrichment' ELSE 'geocoding' END AS kind,
                    ('00000000-0000-7000-8000-' || lpad(to_hex(n / 2 % 500 + \(first)), 12, '0'))::uuid AS person,
                    ('00000000-0000-7000-8000-' || lpad(to_hex(n % 10), 12, '0'))::uuid AS creator,
                    CASE WHEN n > \(first) + 29100 THEN 'running' WHEN n > \(first) + 29000 THEN 'queued'
                        WHEN n % 20 = 1 THEN 'failed' ELSE 'succeeded' END AS state,
                    timestamptz '2024-01-01' + n * interval '1 minute' AS time
                FROM generate_series(\(first) + 1, \(first) + 29200) n) source
        """
    }

    /// What was found about some people, and people who were merged.
    private static func loadFindings(into id: Organization.ID) -> String {
        """
        WITH source AS (
            SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid AS person FROM generate_series(1, 5000) n),
        profiles AS (INSERT INTO enrichment_profile SELECT '\(id)', person, 1, '{"values":[]}' FROM source),
        people AS (
            INSERT INTO person (organization, id, first_name, flags, custom_fields, created_at, updated_at, revision)
            SELECT '\(id)', person, 'P', 0, '{}', now(), now(), 1 FROM source)
        INSERT INTO merge (organization, id, survivor, revision, target, at, other, before, after)
            SELECT '\(id)', gen_random_uuid(), person, 2, person, now(), '', '', '' FROM source
        """
    }
}
#endif
