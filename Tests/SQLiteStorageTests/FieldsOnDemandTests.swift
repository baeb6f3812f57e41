#if SQLite
import PeopleDomain
import PeopleStorage
import StorageTestSupport
import Testing

@testable import SQLiteStorage

@Suite("SQLite: entries on demand")
struct FieldsOnDemandTests {
    private struct Wrong: Error {}

    @Test("A field that few ask for has entries from when an organization first asks, and keeps them")
    func firstQuestion() async throws {
        let harness = SQLiteHarness()
        let storage = try await harness.open(harness.freshPath())
        let (acme, globex) = (try await Acme(on: storage), try await Acme(on: storage, name: "Globex"))
        func create(_ index: Int, in tenant: Acme) async throws -> Person.ID {
            var draft = try Acme.draft("p\(index)@acme.example")
            draft.phoneNumber = try PhoneNumber("+1 555 000\(index % 10)")
            draft.latitude = try Latitude(Double(index))
            guard case .person(let person, _) = try await tenant.repository.commit(.createPerson(draft, schema: .first))
            else { throw Wrong() }
            return person.id
        }
        for index in 0..<20 {
            _ = try await create(index, in: acme)
            _ = try await create(index, in: globex)
        }
        func entries() async throws -> [Int64: Int] {
            let numbers = PersonField.withEntriesOnDemand.map { QueryField.person($0).indexNumber }
            let all = try await storage.read { connection throws(StorageError) in try connection.fieldEntries() }
            return all.filter { numbers.contains($0.entry.field) }.reduce(into: [:]) { $0[$1.ordinal, default: 0] += 1 }
        }
        #expect(try await entries().isEmpty)

        let schema = try await acme.repository.customFieldSchema(for: .people)
        let fields = try FieldQuery(
            filters: [FieldFilter("phoneNumber", .equal, "+1 555 0003")],
            sort: [SortTerm("latitude", isDescending: true)], schema: schema)
        let query = PersonQuery(fields: RecordQuery(fields, schema: schema.revision))
        let found = try await acme.repository.people(matching: query, page: .first)
        #expect(found.items.map(\.latitude?.degrees) == [13, 3])
        #expect(try await entries() == [1: 40])

        // From now on they are kept right, for this organization alone.
        let id = try await create(23, in: acme)
        _ = try await create(23, in: globex)
        #expect(try await entries() == [1: 42])
        #expect(try await acme.repository.people(matching: query, page: .first).total == 3)
        _ = try await acme.repository.commit(.deletePerson(id))
        #expect(try await entries() == [1: 40])
        try await storage.expectWhole()
        await harness.tearDown()
    }

    @Test("Whoever is written while entries are still being made gets them once, step after step")
    func stepByStep() async throws {
        let harness = SQLiteHarness()
        let storage = try await harness.open(harness.freshPath())
        let acme = try await Acme(on: storage)
        func draft(_ index: Int) throws -> PersonDraft {
            var draft = try Acme.draft("p\(index)@acme.example")
            draft.address = try PostalAddress("\(index) Main St")
            return draft
        }
        let count = 6000
        for start in stride(from: 0, to: count, by: 500) {
            let changes = try (start..<start + 500).map { Change.createPerson(try draft($0), schema: .first) }
            _ = try await acme.repository.commit(ChangeSet(changes))
        }
        let scope = OrganizationScope(
            mintedFor: acme.organization.id, actor: acme.owner.id, visibility: .all)
        func step() async throws -> Bool {
            try await storage.write { transaction throws(StorageError) in
                try OrganizationWriter(
                    transaction: transaction, scope: scope, rows: RowRange(ordinal: 1), now: transaction.now
                ).makeEntries(of: .address)
            }
        }
        #expect(try await step() == false)
        // One behind the first step is changed, and one comes to it.
        let newest = try await acme.repository.people(matching: PersonQuery(), page: PageRequest(limit: 1)).items
        let last = try #require(newest.first)
        let patch = PersonPatch(address: .set(try PostalAddress("Elsewhere")))
        _ = try await acme.repository.commit(.updatePerson(last.id, patch, schema: .first))
        _ = try await acme.repository.commit(.createPerson(try draft(count), schema: .first))
        #expect(try await step())
        #expect(try await step())
        try await storage.expectWhole()
        await harness.tearDown()
    }
}
#endif
