#if Postgres
import PeopleDomain
import PeopleStorage
import StorageTestSupport
import Testing

@testable import PostgresStorage

/// Row-level security, which stands behind the conditions of our own statements.
@Suite("PostgreSQL: the wall between organizations", .enabled(if: AdministeredServer.named != nil))
struct WallTests {
    @Test("A statement without a condition sees the records of the organization that was named, and no others")
    func wall() async throws {
        let harness = try PostgresHarness()
        let database = try await harness.freshDatabase()
        let backend = try await harness.open(database)
        let (acme, other) = (try await Acme(on: backend), try await Acme(on: backend, name: "Other"))
        try await acme.create("jo@acme.example")

        let client = PostgresClient(
            ClientConfiguration(parameters: [("dbname", try AdministeredServer.required().url(of: database))]))
        func emails(as context: ReadContext) async throws -> [String] {
            let request = Request(
                context: context.statement(timeout: .seconds(5)),
                [Statement(SQL("SELECT email FROM person ORDER BY 1"))])
            return try await client.read(request, on: .long).first?.map { $0.text() } ?? []
        }
        #expect(try await emails(as: .none) == [])
        #expect(try await emails(as: .organization(acme.organization.id)) == ["jo@acme.example", "owner@acme.example"])
        #expect(try await emails(as: .organization(other.organization.id)) == ["owner@other.example"])

        // Nor can one write across it.
        let forbidden = Request(
            context: ReadContext.organization(other.organization.id).statement(timeout: .seconds(5)),
            [
                Statement(SQL("INSERT INTO kept_count VALUES ($1::uuid, 99, $1::uuid, 1)")) {
                    $0.add(acme.organization.id)
                }
            ])
        await #expect {
            _ = try await client.read(forbidden, on: .long)
        } throws: { error in
            if case PostgresFailure.refused(SQLState("42501"), _) = error { true } else { false }
        }
        await client.close()
        await harness.tearDown()
    }
}
#endif
