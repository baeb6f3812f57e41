#if SQLite
import PeopleDomain
import PeopleStorage
import PeopleStorageConformance
import StorageTestSupport
import Testing

@testable import SQLiteStorage

/// Two backends on one file know as little of each other as two processes do.
@Suite("SQLite: one file, two backends")
struct SharedFileTests {
    @Test("Each reads what the other wrote, at once")
    func seesOther() async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        let (first, second) = (try await harness.open(path), try await harness.open(path))
        let acme = try await Acme(on: first)
        let other = acme.on(second)
        for index in 0..<20 {
            let person = try await (index.isMultiple(of: 2) ? acme : other).create("p\(index)@acme.example")
            for reader in [acme, other] {
                #expect(try await reader.repository.person(person.id) == person)
                #expect(try await reader.newest(search: "p\(index)@acme").items == [person])
                #expect(try await reader.newest(search: "acme").total == index + 2)
            }
        }
        let draft = try CustomFieldDraft(
            entityType: .people, name: CustomFieldName("Score"), rules: .number(NumberRules()))
        _ = try await acme.repository.commit(.createCustomField(draft))
        #expect(try await other.repository.customFieldSchema(for: .people).definitions.count == 1)
        _ = try await other.repository.commit(
            .createCustomField(
                CustomFieldDraft(entityType: .people, name: CustomFieldName("Color"), rules: .textarea)))
        #expect(try await acme.repository.customFieldSchema(for: .people).definitions.count == 2)
        await harness.tearDown()
    }

    @Test("Both give out jobs, and none twice")
    func bothClaim() async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        let stores = [try await harness.open(path), try await harness.open(path)]
        let acme = try await Acme(on: stores[0])
        var ids: [Person.ID] = []
        for index in 0..<100 { ids.append(try await acme.create("p\(index)@acme.example").id) }
        _ = try await acme.repository.commit(ChangeSet(ids.map { .enqueueJob(.enrichment, for: $0) }))
        let claimed = try await withThrowingTaskGroup(of: [LeasedJob].self) { group in
            for index in 0..<60 {
                group.addTask { try await stores[index % 2].jobs.claim([.enrichment], limit: 2, lease: .seconds(60)) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(claimed.count == 100)
        #expect(Set(claimed.map(\.job.personID)) == Set(ids))
        let leases = claimed.map(\.lease)
        #expect(try await stores[1].jobs.renew(leases, for: .seconds(60)) == Set(leases))
        await harness.tearDown()
    }

    @Test("Both write at once, and the order of the list is that of ids and times")
    func bothWrite() async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        // One clock is a minute ahead of the other.
        let (late, early) = (ManualClock(), ManualClock())
        late.advance(by: .seconds(60))
        let first = try await harness.open(path, environment: late.environment)
        let second = try await harness.open(path, environment: early.environment)
        let acme = try await Acme(on: first)
        let other = acme.on(second)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<200 {
                let writer = index.isMultiple(of: 2) ? acme : other
                group.addTask { try await writer.create("p\(index)@acme.example", company: "Company \(index % 7)") }
            }
            try await group.waitForAll()
        }
        let people =
            try await acme.newest().items
            + acme.repository.people(
                matching: PersonQuery(), page: PageRequest(limit: 100, offset: 100)
            ).items
        let sorted = people.sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
        #expect(people == sorted)
        #expect(try await other.newest().total == 201)
        let companies = try await other.repository.companies(matching: CompanyQuery(), page: .first)
        #expect(companies.total == 7)
        try await first.expectWhole()
        await harness.tearDown()
    }

    @Test("Reopened with a clock that went back, it goes on behind the last id")
    func clockWentBack() async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        let clock = ManualClock()
        let first = try await harness.open(path, environment: clock.environment)
        let acme = try await Acme(on: first)
        let before = try await acme.create("before@acme.example")
        await first.close()
        await #expect(throws: StorageError.self) { try await acme.newest() }
        clock.advance(by: .seconds(-3600))
        let second = try await harness.open(path, environment: clock.environment)
        let after = try await acme.on(second).create("after@acme.example")
        #expect(after.createdAt >= before.createdAt)
        #expect(after.id > before.id)
        #expect(try await acme.on(second).newest().items.map(\.id) == [after.id, before.id, acme.owner.id])
        await harness.tearDown()
    }

    @Test("A row number that was given up and is given again is found by its new text only")
    func reusedRow() async throws {
        let harness = SQLiteHarness()
        let storage = try await harness.open(harness.freshPath())
        let acme = try await Acme(on: storage)
        let first = try await acme.create("first@acme.example", firstName: "Zbigniew")
        #expect(try await acme.newest(search: "zbig").total == 1)
        _ = try await acme.repository.commit(.deletePerson(first.id))
        let second = try await acme.create("second@acme.example", firstName: "Xaver")
        #expect(try await acme.newest(search: "zbig").total == 0)
        #expect(try await acme.newest(search: "zb").total == 0)
        #expect(try await acme.newest(search: "av").items == [second])
        await harness.tearDown()
    }
}
#endif
