import InMemoryStorage
import PeopleDomain
import PeopleStorage
import Testing

@testable import PeopleApplication

/// Requests for profiles, and what they are told when they are sent again.
@Suite("Enrichment that is asked for again")
struct EnrichmentRequestTests {
    private let key: IdempotencyKey
    private let world: World
    private let owner: Caller

    init() async throws {
        key = try IdempotencyKey("k-1")
        world = try await World()
        owner = try await world.owner
    }

    private var enrichment: EnrichmentService { world.services.enrichment }
    private var people: PersonService { world.services.people }

    /// A caller who sends the same request each time.
    private var sender: Caller { owner.sending(IdempotentRequest(key, of: owner, content: [])) }

    private func withoutEmail(_ name: String) async throws -> Person {
        let draft = PersonDraft(email: nil, firstName: try FirstName(name))
        return try await people.create(as: owner) { (_) throws(ValidationFailure) in draft }
    }

    @Test("The first answer, with the person as it was, is given again also when the person is gone")
    func deleted() async throws {
        let bob = try await world.person("bob@acme.com", as: owner)
        let first = try await enrichment.enrich(bob.id, as: sender)
        #expect(first.person == bob && first.job.state == .queued)
        let patch = PersonPatch(email: .set(try EmailAddress("new@acme.com")))
        _ = try await people.update(bob.id, as: owner) { (_) throws(ValidationFailure) in patch }
        let second = try await enrichment.enrich(bob.id, as: sender)
        #expect(second == first)
        try await people.delete(bob.id, as: owner)
        let third = try await enrichment.enrich(bob.id, as: sender)
        #expect(third == first)
        // What was never done fails as ever.
        await #expect(throws: ApplicationError.notFound(.person)) { try await enrichment.enrich(bob.id, as: owner) }
        let other = IdempotentRequest(try IdempotencyKey("new"), of: owner, content: [])
        await #expect(throws: ApplicationError.notFound(.person)) {
            try await enrichment.enrich(bob.id, as: owner.sending(other))
        }
    }

    @Test("What was decided is told again also when the person is gone")
    func decided() async throws {
        let bob = try await world.person("bob@acme.com", as: owner)
        let job = try await enrichment.enrich(bob.id, as: owner).job
        let value = EnrichedValue(
            id: EnrichedValue.ID(high: 9, low: 1), jobID: job.id, field: .familyName, value: .string("Stone"),
            provenance: Provenance(
                sourceURL: "https://acme.com/team", source: .website, quote: "Stone",
                retrievedAt: Timestamp(millisecondsSince1970: 0), contentSHA256: "00", extractor: .jsonLD),
            confidence: Confidence(percent: 90), status: .suggested, application: nil)
        var profile = EnrichmentProfile.empty(of: bob.id)
        profile.values = [value]
        _ = try await world.backend.repository(in: owner.scope).commit(.setEnrichment(profile))
        let first = try await enrichment.accept(value.id, of: bob.id, as: sender)
        try await people.delete(bob.id, as: owner)
        #expect(try await enrichment.accept(value.id, of: bob.id, as: sender) == first)
        await #expect(throws: ApplicationError.notFound(.person)) {
            try await enrichment.accept(value.id, of: bob.id, as: owner)
        }
    }

    @Test("Who is asked about is not changed by it")
    func unchanged() async throws {
        let bob = try await world.person("bob@acme.com", as: owner)
        world.clock.advance(by: .seconds(1))
        _ = try await enrichment.enrich(bob.id, as: owner)
        #expect(try await people.get(bob.id, as: owner) == bob)
        #expect(try await people.history(of: bob.id, as: owner).items.count == 1)
    }

    @Test("Of many who are named, each has its own job again, whoever is there by now")
    func named() async throws {
        var ids: [Person.ID] = []
        for email in ["a@acme.com", "b@acme.com", "c@acme.com"] {
            ids.append(try await world.person(email, as: owner).id)
        }
        let nobody = Person.ID(high: 1, low: 1)
        let mute = try await withoutEmail("Mute")
        let asked = [ids[0], nobody, mute.id, ids[1], ids[2]]
        let first = try await enrichment.enrich(asked, as: sender)
        #expect(first.map(\.personID) == asked && first.jobs.compactMap(\.self).count == 3)
        try await people.delete(ids[0], as: owner)
        let second = try await enrichment.enrich(asked, as: sender)
        #expect(second.map(\.personID) == asked && second.jobs == first.jobs)
        guard case .failure(.notFound(.person)) = second[1].job,
            case .failure(.notEnrichable(.emailMissing)) = second[2].job
        else {
            Issue.record("\(second)")
            return
        }
        for id in ids.dropFirst() { try await people.delete(id, as: owner) }
        #expect(try await enrichment.enrich(asked, as: sender).jobs == first.jobs)
    }

    @Test("Of a page of a list, the people of then have their jobs again, and the list goes on where it did")
    func listed() async throws {
        for number in 1...4 { _ = try await world.person("p\(number)@acme.com", as: owner) }
        let request = PersonListRequest(paging: Paging(try PageRequest(limit: 2)))
        let first = try await enrichment.enrich(matching: request, among: people, as: sender)
        #expect(first.outcomes.count == 2 && first.nextCursor != nil)
        let new = try await world.person("new@acme.com", as: owner)
        try await people.delete(first.outcomes[1].personID, as: owner)
        let second = try await enrichment.enrich(matching: request, among: people, as: sender)
        #expect(second.outcomes.map(\.personID) == first.outcomes.map(\.personID))
        #expect(second.outcomes.jobs == first.outcomes.jobs)
        #expect(second.nextCursor == first.nextCursor)
        #expect(try await world.services.jobs.list(JobQuery(personID: new.id), as: owner).items.isEmpty)
    }

    @Test("A list that is wrong by now has the first answer")
    func listedByLostField() async throws {
        let field = try await world.services.customFields.create(
            CustomFieldDraft(
                entityType: .people, name: CustomFieldName("Team"), flags: .sortable, rules: .boolean),
            as: owner)
        _ = try await world.person("bob@acme.com", as: owner)
        let request = PersonListRequest(sort: [SortTerm("cf_team")])
        let first = try await enrichment.enrich(matching: request, among: people, as: sender)
        _ = try await world.services.customFields.delete(field.id, of: .people, force: true, as: owner)
        let second = try await enrichment.enrich(matching: request, among: people, as: sender)
        #expect(second.outcomes.jobs == first.outcomes.jobs && !first.outcomes.isEmpty)
        await #expect(throws: ApplicationError.self) {
            try await enrichment.enrich(matching: request, among: people, as: owner)
        }
    }

    @Test("Where nobody can be looked for nothing is kept, and the request can be sent again when somebody can")
    func nobody() async throws {
        let bob = try await world.person("bob@acme.com", as: owner)
        let mute = try await withoutEmail("Mute")
        try await people.delete(bob.id, as: owner)
        #expect(try await enrichment.enrich([bob.id, mute.id], as: sender).jobs == [nil, nil])
        _ = try await people.restore(bob.id, as: owner)
        #expect(try await enrichment.enrich([bob.id, mute.id], as: sender).jobs.compactMap(\.self).count == 1)
    }
}

extension [EnrichmentRequestOutcome] {
    fileprivate var jobs: [Job.ID?] {
        map { if case .success((let job, _)) = $0.job { job.id } else { nil } }
    }
}
