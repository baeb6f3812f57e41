import InMemoryStorage
import PeopleApplication
import PeopleDomain
import PeopleStorage
import Synchronization
import Testing

@Suite("Copying a store")
struct StoreCopyTests {
    private let world: World
    private let target = InMemoryStorage()

    init() async throws {
        world = try await World()
        let owner = try await world.trusted
        for number in 0..<5 {
            let person = try await world.person("bob\(number)@acme.com", as: owner)
            if number == 3 { try await world.findOut(about: person.id) }
            _ = try await world.services.notes.create(
                NoteContent("Note \(number)"), about: .person(person.id), as: owner)
        }
    }

    @Test("Copies everything, says how far it is, and finds the two equal")
    func copies() async throws {
        var said: [String] = []
        let comparison = try await StoreCopy(from: world.backend, to: target).run { progress in
            said.append("\(progress.step) \(progress.count) \(progress.table)")
        }
        #expect(comparison.isEqual)
        let counts = comparison.tables.map { "\($0.target.count) \($0.table)" }
        let expected = [
            "1 organizations", "2 customFields", "0 companies", "6 people", "1 users", "5 notes", "1 apiKeys",
            "1 profiles", "2 jobs", "1 tokenUse",
        ]
        #expect(counts == expected)
        #expect(comparison.tables.allSatisfy { $0.source.checksum == $0.target.checksum })
        #expect(Set(comparison.tables.filter { $0.target.count > 0 }.map(\.source.checksum)).count == 9)
        #expect(said.prefix(2) == ["copied 1 organizations", "copied 2 customFields"])
        #expect(said.suffix(2) == ["compared 2 jobs", "compared 1 tokenUse"])
    }

    @Test("Goes on after it was interrupted, wherever that was", arguments: 0..<9)
    func interrupted(writes: Int) async throws {
        let failing = Altered(base: target, writesBeforeFailure: writes)
        let failure = StoreCopyFailure.unavailable(.target, Unavailability("the cable is out"))
        await #expect(throws: failure) { try await StoreCopy(from: world.backend, to: failing).run() }
        #expect(try await StoreCopy(from: world.backend, to: target).run().isEqual)
    }

    @Test("Is the same when it is done again, and brings what is new in the source")
    func again() async throws {
        let copy = StoreCopy(from: world.backend, to: target)
        let first = try await copy.run().tables.map(\.target.checksum)
        #expect(try await copy.run().tables.map(\.target.checksum) == first)
        _ = try await world.person("eve@acme.com", as: world.trusted)
        let later = try await copy.run()
        #expect(later.isEqual)
        #expect(later.tables.first { $0.table == .people }?.target.count == 7)
    }

    @Test(
        "Finds what is missing or not the same, and names the table and the organization",
        arguments: StoreTable.allCases.filter { $0 != .companies })
    func differences(table: StoreTable) async throws {
        let missing = Altered(base: target, reading: { $0.table == table ? nil : $0 })
        let comparison = try await StoreCopy(from: world.backend, to: missing).run()
        #expect(!comparison.isEqual)
        #expect(comparison.tables.filter { !$0.isEqual }.map(\.table) == [table])
        let different = try #require(comparison.tables.first { $0.table == table })
        #expect(different.differsIn?.name.string == "Acme")
        #expect(different.target.count == 0 && different.source.count > 0)
    }

    @Test("Finds one letter that is not the same")
    func letter() async throws {
        let altered = Altered(
            base: target,
            reading: { record in
                guard case .note(var note) = record else { return record }
                note.content = NoteContent(stored: note.content.string.lowercased())
                return .note(note)
            })
        let comparison = try await StoreCopy(from: world.backend, to: altered).run()
        let notes = try #require(comparison.tables.first { $0.table == .notes })
        #expect(notes.source.count == notes.target.count)
        #expect(notes.source.checksum != notes.target.checksum)
        #expect(comparison.tables.filter { !$0.isEqual }.map(\.table) == [.notes])
    }

    @Test("Tells that the source was changed meanwhile")
    func changedMeanwhile() async throws {
        let altered = Altered(
            base: target,
            afterWriting: { [world] table in
                if table == .apiKeys { _ = try? await world.person("late@acme.com", as: world.trusted) }
            })
        let comparison = try await StoreCopy(from: world.backend, to: altered).run()
        #expect(comparison.tables.filter { !$0.isEqual }.map(\.table) == [.people])
        #expect(try await StoreCopy(from: world.backend, to: target).run().isEqual)
    }

    @Test("Names the record that the target refuses")
    func refused() async throws {
        _ = try await StoreCopy(from: world.backend, to: target).run()
        let services = PeopleServices(
            backend: target, keyring: .ephemeral(), environment: world.clock.environment)
        let organization = try await services.organizations.find("Acme")
        let caller = try await services.organizations.caller(for: organization)
        let here = try await world.person("twin@acme.com", as: caller)
        let draft = PersonDraft(email: here.email, firstName: here.firstName)
        world.clock.advance(by: .seconds(1))
        _ = try await services.people.create(as: caller) { (_) throws(ValidationFailure) in draft }
        let failure = await #expect(throws: StoreCopyFailure.self) {
            try await StoreCopy(from: world.backend, to: target).run()
        }
        guard case .refused(let conflict) = failure else {
            return #expect(Bool(false), "\(String(describing: failure))")
        }
        #expect(conflict.record == .person(here.id))
    }

    @Test("Leaves the organizations alone that only the target has")
    func others() async throws {
        let services = PeopleServices(backend: target, keyring: .ephemeral())
        let owner = PersonDraft(email: try EmailAddress("hank@globex.com"), firstName: try FirstName("Hank"))
        _ = try await services.organizations.found(OrganizationName("Globex"), owner: owner, keyName: APIKeyName("K"))
        let comparison = try await StoreCopy(from: world.backend, to: target).run()
        #expect(comparison.isEqual)
        #expect(try await services.organizations.list().map(\.name.string).sorted() == ["Acme", "Globex"])
    }

    @Test("Refuses to leave merges behind, before anything is written, unless it is told to")
    func merges() async throws {
        let caller = try await world.trusted
        var people: [Person] = []
        for name in ["Ann", "Anna"] {
            let draft = PersonDraft(
                email: try EmailAddress("\(name)@merged.example"), firstName: try FirstName(name))
            people.append(try await world.services.people.create(as: caller) { (_) throws(ValidationFailure) in draft })
        }
        _ = try await world.services.people.merge(people[1].id, into: people[0].id, as: caller)
        let failure = await #expect(throws: StoreCopyFailure.self) {
            try await StoreCopy(from: world.backend, to: target).run()
        }
        guard case .wouldLeaveMerges(_, 1)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(try await target.directory.organizations().isEmpty)
        #expect(try await StoreCopy(from: world.backend, to: target).run(leavingMerges: true).isEqual)
    }

    @Test("The form of which checksums are made is the same for ever")
    func canonicalForm() throws {
        let record = StoreRecord.organization(
            Organization(
                id: Organization.ID(high: 1, low: 2), name: try OrganizationName("A \"é\""),
                createdAt: Timestamp(millisecondsSince1970: -1)))
        #expect(
            String(decoding: record.canonicalForm, as: UTF8.self)
                == #"{"id":"00000000-0000-0001-0000-000000000002","name":"A \"é\"","created":-1}"#)
    }

    @Test("The form of jobs and of what they find is the same for ever")
    func canonicalFormOfJobs() {
        let (person, time) = (Person.ID(high: 1, low: 2), Timestamp(millisecondsSince1970: 7))
        let id = "00000000-0000-0001-0000-000000000002"
        let job = Job(
            id: Job.ID(high: 1, low: 2), kind: .geocoding, personID: person, state: .running, attempts: 1,
            requestedBy: nil, createdAt: time, nextAttemptAt: time, startedAt: time, finishedAt: nil,
            report: JobReport(
                result: .partial, sources: [SourceReport(source: .website, outcome: .ok, requests: 1, values: 2)],
                changedFields: ["lastName"], valuesFound: 2, tokensUsed: 3))
        let value = EnrichedValue(
            id: EnrichedValue.ID(high: 1, low: 2), jobID: job.id, field: .jobTitle, value: .string("é"),
            provenance: Provenance(
                sourceURL: "u", source: .website, quote: "q", retrievedAt: time, contentSHA256: "00",
                extractor: .jsonLD),
            confidence: Confidence(percent: 72), status: .applied,
            application: EnrichedValue.Application(field: "lastName", replaced: .null, applied: .number(0.5)))
        let forms: [(StoreRecord, String)] = [
            (
                .job(job),
                """
                {"id":"\(id)","kind":"geocoding","person":"\(id)","state":"running","attempts":1,"by":null,"created":7,\
                "next":7,"started":7,"finished":null,"report":{"result":"partial","sources":[{"source":"website",\
                "outcome":"ok","detail":null,"requests":1,"values":2}],"changedFields":["lastName"],"valuesFound":2,\
                "tokensUsed":3,"failure":null}}
                """
            ),
            (
                .profile(EnrichmentProfile(personID: person, values: [value], enrichedAt: time, revision: .first)),
                """
                {"person":"\(id)","revision":1,"content":{"enrichedAt":7,"values":[{"id":"\(id)","jobId":"\(id)",\
                "field":"jobTitle","value":"é","confidence":72,"status":"applied","provenance":{"sourceUrl":"u",\
                "source":"website","quote":"q","retrievedAt":7,"contentSha256":"00","extractor":"jsonLD","model":null,\
                "promptVersion":null},"application":{"field":"lastName","replaced":null,"applied":0.5}}]}}
                """
            ), (.tokenUse(TokenUse(month: 24_000, tokens: 5)), #"{"month":24000,"tokens":5}"#),
        ]
        for (record, form) in forms { #expect(String(decoding: record.canonicalForm, as: UTF8.self) == form) }
    }
}

extension World {
    /// Has a job done for a person, and another one begun.
    fileprivate func findOut(about person: Person.ID) async throws {
        let organization = try await services.organizations.find("Acme")
        let repository = backend.repository(
            in: OrganizationScope(mintedFor: organization.id, actor: nil, visibility: .all))
        _ = try await repository.commit(.enqueueJob(.enrichment, for: person))
        let leased = try #require(try await backend.jobs.claim([.enrichment], limit: 1, lease: .seconds(9)).first)
        var profile = EnrichmentProfile.empty(of: person)
        profile.enrichedAt = leased.job.startedAt
        _ = try await repository.commit(
            ChangeSet([
                .setEnrichment(profile), .settleJob(leased.lease, .succeeded(JobReport(tokensUsed: 12))),
                .enqueueJob(.geocoding, for: person),
            ]))
        _ = try await backend.jobs.claim([.geocoding], limit: 1, lease: .seconds(9))
    }

    /// The owner without a key: the use of one would be noted at some later moment, which changes the store.
    fileprivate var trusted: Caller {
        get async throws {
            try await services.organizations.caller(for: services.organizations.find("Acme"))
        }
    }
}

/// A backend whose archive fails or gives something else.
private final class Altered: StorageBackend, StoreArchive {
    let base: any StorageBackend
    private let reading: @Sendable (StoreRecord) -> StoreRecord?
    private let afterWriting: @Sendable (StoreTable) async -> Void
    private let writesLeft: Mutex<Int>

    init(
        base: any StorageBackend, writesBeforeFailure: Int = .max,
        reading: @escaping @Sendable (StoreRecord) -> StoreRecord? = { $0 },
        afterWriting: @escaping @Sendable (StoreTable) async -> Void = { _ in }
    ) {
        self.base = base
        self.reading = reading
        self.afterWriting = afterWriting
        writesLeft = Mutex(writesBeforeFailure)
    }

    var jobs: any JobQueue { base.jobs }
    var archive: any StoreArchive { self }
    var directory: any OrganizationDirectory { base.directory }
    func repository(in scope: OrganizationScope) -> any Repository { base.repository(in: scope) }
    func checkHealth() async throws(StorageError) { try await base.checkHealth() }
    func close() async { await base.close() }

    func organizations(after place: StorePlace?, limit: Int) async throws(StorageError) -> [Organization] {
        try await base.archive.organizations(after: place, limit: limit)
    }

    func records(
        of table: StoreTable, in organization: Organization.ID, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [StoreRecord] {
        try await base.archive.records(of: table, in: organization, after: place, limit: limit).compactMap(reading)
    }

    func mergeCount(in organization: Organization.ID) async throws(StorageError) -> Int {
        try await base.archive.mergeCount(in: organization)
    }

    func write(_ records: [StoreRecord], in organization: Organization.ID) async throws(StorageError) {
        let isFailing = writesLeft.withLock { left in
            left -= 1
            return left < 0
        }
        if isFailing { throw .unavailable(Unavailability("the cable is out")) }
        try await base.archive.write(records, in: organization)
        if let table = records.first?.table { await afterWriting(table) }
    }
}
