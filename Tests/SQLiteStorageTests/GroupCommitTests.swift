#if SQLite
import PeopleDomain
import PeopleStorage
import StorageTestSupport
import Testing

@testable import SQLiteStorage

@Suite("SQLite: group commit")
struct GroupCommitTests {
    /// Half of the writes fail, each in one of three ways.
    @Test("Members that fail do not disturb those that share their transaction")
    func failingMembers() async throws {
        let harness = SQLiteHarness()
        let storage = try await harness.open(harness.freshPath())
        let acme = try await Acme(on: storage)
        try await acme.create("taken@acme.example")
        let taken = Change.createPerson(try Acme.draft("taken@acme.example"), schema: .first)
        let stored = try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<200 {
                group.addTask {
                    let new = Change.createPerson(
                        try Acme.draft("new\(index)@acme.example", company: .named(try CompanyName("C\(index)"))),
                        schema: .first)
                    let changes =
                        switch index % 4 {
                        case 0: [taken]
                        // Has written when it fails: the whole group is done again without it.
                        case 1: [new, taken]
                        default: [new]
                        }
                    do throws(StorageError) {
                        _ = try await acme.repository.commit(ChangeSet(changes))
                        return true
                    } catch {
                        #expect(error == .conflict(.emailTaken))
                        return false
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(stored == 100)
        #expect(try await acme.newest(search: "new").total == 100)
        #expect(try await acme.newest().total == 102)
        let companies = try await acme.repository.companies(matching: CompanyQuery(), page: .first)
        #expect(companies.total == 100)
        try await storage.expectWhole()
        await harness.tearDown()
    }

    @Test("Sets that tell their failures do not disturb those that share their transaction")
    func toldFailures() async throws {
        let harness = SQLiteHarness()
        let storage = try await harness.open(harness.freshPath())
        let acme = try await Acme(on: storage)
        try await acme.create("taken@acme.example")
        let taken = Change.createPerson(try Acme.draft("taken@acme.example"), schema: .first)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<200 {
                group.addTask {
                    let new = Change.createPerson(
                        try Acme.draft("new\(index)@acme.example", firstName: "\(index % 3)"), schema: .first)
                    let atomicity = [ChangeSet.Atomicity.allOrNothing, .each, .eachOrNothing][index % 3]
                    let changes = atomicity == .allOrNothing ? [new] : [new, taken]
                    let outcomes = try await acme.repository.commit(ChangeSet(changes, atomicity: atomicity))
                    let last = outcomes.last
                    #expect(changes.count == 1 || last == .failed(.conflict(.emailTaken)))
                }
            }
            try await group.waitForAll()
        }
        // Those of the third kind took everything back, and nobody else's.
        #expect(try await acme.newest(search: "new").total == 134)
        #expect(try await acme.newest().total == 136)
        try await storage.expectWhole()
        await harness.tearDown()
    }

    @Test("A set of a thousand is one transaction, and one that changes nothing is none")
    func thousand() async throws {
        let harness = SQLiteHarness()
        let storage = try await harness.open(harness.freshPath())
        let acme = try await Acme(on: storage)
        let changes = try (0..<StorageLimits.maximumChanges).map { index in
            let email = try EmailAddress("p\(index)@acme.example")
            let name = try FirstName("P")
            return Change.upsertPerson(
                PersonUpsert(
                    match: .email(email), draft: .success(PersonDraft(email: email, firstName: name)),
                    patch: PersonPatch(email: .set(email), firstName: .set(name))), schema: .first)
        }
        let before = try storage.commitNumber()
        _ = try await acme.repository.commit(ChangeSet(changes, atomicity: .each))
        #expect(try storage.commitNumber() == before + 1)
        _ = try await acme.repository.commit(ChangeSet(changes, atomicity: .each))
        #expect(try storage.commitNumber() == before + 1)
        await harness.tearDown()
    }

    @Test("Writes that wait together share a transaction")
    func shared() async throws {
        let harness = SQLiteHarness()
        let storage = try await harness.open(harness.freshPath())
        let acme = try await Acme(on: storage)
        let before = try storage.commitNumber()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<500 { group.addTask { try await acme.create("p\(index)@acme.example") } }
            try await group.waitForAll()
        }
        let transactions = try storage.commitNumber() - before
        #expect(transactions < 250, "\(transactions) transactions for 500 writes")
        await harness.tearDown()
    }

    @Test("A change that changes nothing writes nothing")
    func unchanged() async throws {
        let harness = SQLiteHarness()
        let storage = try await harness.open(harness.freshPath())
        let acme = try await Acme(on: storage)
        let person = try await acme.create("jo@acme.example")
        let before = try storage.commitNumber()
        let patch = PersonPatch(firstName: .set(person.firstName))
        let outcome = try await acme.repository.commit(.updatePerson(person.id, patch, schema: .first))
        #expect(outcome == .person(person, .unchanged))
        #expect(try storage.commitNumber() == before)
        await harness.tearDown()
    }

    @Test("A full disk stores nothing and says unavailable, and the store works when there is room")
    func fullDisk() async throws {
        let harness = SQLiteHarness()
        let storage = try await harness.open(harness.freshPath())
        let acme = try await Acme(on: storage)
        try await storage.limit(pages: 1)
        var stored = 0
        var refused = 0
        for index in 0..<100 where refused == 0 {
            do {
                try await acme.create("p\(index)@acme.example", company: "Company \(index)")
                stored += 1
            } catch StorageError.unavailable {
                refused += 1
            }
        }
        #expect(refused == 1)
        #expect(try await acme.newest().total == stored + 1)
        try await storage.limit(pages: 1_000_000)
        try await acme.create("later@acme.example")
        #expect(try await acme.newest().total == stored + 2)
        try await storage.expectWhole()
        await harness.tearDown()
    }

    @Test("The search indexes stay in few parts, in whatever groups they were written")
    func boundedParts() async throws {
        let harness = SQLiteHarness()
        let storage = try await harness.open(harness.freshPath())
        let acme = try await Acme(on: storage)
        for index in 0..<1500 { try await acme.create("p\(index)@acme.example", firstName: "Jo \(index)") }
        for index in [SQL("person_search_idx"), SQL("person_gram_idx")] {
            let parts = try storage.readInline { connection throws(StorageError) in
                try connection.first(SQL("SELECT count(DISTINCT segid) FROM \(index.text)")) { $0.int() }
            }
            // Up to 32 that were not merged yet, and less than eight of each size beyond.
            #expect(parts ?? 0 < 32 + 3 * 8, "\(index.text): \(parts ?? 0)")
        }
        await harness.tearDown()
    }
}
#endif
