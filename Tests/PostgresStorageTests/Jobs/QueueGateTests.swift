#if Postgres
import PeopleDomain
import PeopleStorage
import StorageTestSupport
import Testing

@testable import PostgresStorage

@Suite("PostgreSQL: the gate for workers", .enabled(if: AdministeredServer.named != nil))
struct QueueGateTests {
    @Test("Workers see the jobs of all organizations and no other record; an organization sees its own jobs")
    func gate() async throws {
        let harness = try PostgresHarness()
        let database = try await harness.freshDatabase()
        let backend = try await harness.open(database)
        let (acme, other) = (try await Acme(on: backend), try await Acme(on: backend, name: "Other"))
        let jobs = [try await acme.enqueue(1)[0].id, try await other.enqueue(1)[0].id]

        let client = PostgresClient(
            ClientConfiguration(parameters: [("dbname", try AdministeredServer.required().url(of: database))]))
        func ids(_ sql: String, as context: ReadContext) async throws -> [Job.ID] {
            let request = Request(context: context.statement(timeout: .seconds(5)), [Statement(SQL(unprepared: sql))])
            return try await client.read(request, on: .long).first?.map { $0.id() } ?? []
        }
        let all = "SELECT id FROM job ORDER BY id"
        #expect(try await ids(all, as: .queue) == jobs)
        #expect(try await ids(all, as: .organization(acme.organization.id)) == [jobs[0]])
        #expect(try await ids(all, as: .organization(other.organization.id)) == [jobs[1]])
        #expect(try await ids(all, as: .none) == [])
        #expect(try await ids("SELECT id FROM person", as: .queue) == [])
        #expect(try await ids("SELECT person FROM enrichment_profile", as: .queue) == [])
        await client.close()
        await harness.tearDown()
    }
}
#endif
