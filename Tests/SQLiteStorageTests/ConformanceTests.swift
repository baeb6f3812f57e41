#if SQLite
import PeopleStorageConformance
import Testing

@Suite("SQLite: conformance")
struct ConformanceTests {
    @Test("Conforms", arguments: StorageConformanceCase.all)
    func conforms(to behaviour: StorageConformanceCase) async throws {
        try await behaviour.run(on: SQLiteHarness())
    }
}
#endif
