#if Postgres
import PeopleStorageConformance
import Testing

@Suite("PostgreSQL: conformance", .enabled(if: AdministeredServer.named != nil))
struct ConformanceTests {
    @Test("Conforms", arguments: StorageConformanceCase.all)
    func conforms(to behaviour: StorageConformanceCase) async throws {
        try await behaviour.run(on: PostgresHarness())
    }
}
#endif
