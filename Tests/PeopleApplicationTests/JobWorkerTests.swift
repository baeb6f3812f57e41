import InMemoryStorage
import PeopleDomain
import PeopleStorage
import Synchronization
import Testing

@testable import PeopleApplication

@Suite("Workers")
struct JobWorkerTests {
    private let world: World
    private let owner: Caller

    init() async throws {
        world = try await World()
        owner = try await world.owner
    }

    @Test("A job is done, and what it found shows on the person with its proof")
    func done() async throws {
        let bob = try await world.person("bob@acme.com", as: owner)
        let job = try await world.services.enrichment.enrich(bob.id, as: owner).job
        let again = try await world.services.enrichment.enrich(bob.id, as: owner).job
        #expect(job.state == .queued && again.id == job.id)
        try await world.work(Finder { _ in Finder.lastName("Stone") }) {
            try await world.services.jobs.get(job.id, as: owner).state == .succeeded
        }
        let ended = try await world.services.jobs.get(job.id, as: owner)
        #expect(ended.report.result == .complete && ended.report.changedFields == ["lastName"])
        #expect(ended.attempts == 1 && ended.report.tokensUsed == 7)
        #expect(try await world.services.people.get(bob.id, as: owner).lastName?.string == "Stone")
        let profile = try await world.services.enrichment.profile(of: bob.id, as: owner)
        #expect(profile.values.map(\.status) == [.applied] && profile.values[0].jobID == job.id)

        let reverted = try await world.services.enrichment.revert(nil, of: bob.id, as: owner)
        #expect(reverted.values.map(\.status) == [.reverted])
        #expect(try await world.services.people.get(bob.id, as: owner).lastName == nil)
    }

    @Test("A job whose sources don't answer is tried again, later each time, and fails in the end")
    func retried() async throws {
        let bob = try await world.person("bob@acme.com", as: owner)
        let job = try await world.services.enrichment.enrich(bob.id, as: owner).job
        var pauses: [Duration] = []
        for attempt in 1...StorageLimits.maximumJobAttempts {
            try await world.work(Finder { _ in Finder.silence }) {
                let job = try await world.services.jobs.get(job.id, as: owner)
                return job.attempts == attempt && job.state != .running
            }
            let now = try await world.services.jobs.get(job.id, as: owner)
            if attempt == StorageLimits.maximumJobAttempts {
                #expect(now.state == .failed && now.report.failure == "no answer (website: timeout)")
            } else {
                #expect(now.state == .queued)
                pauses.append(now.nextAttemptAt - world.clock.environment.now())
                world.clock.advance(by: pauses[pauses.endIndex - 1])
            }
        }
        #expect(pauses.count == 4 && zip(pauses, pauses.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test("What a cancelled job finds is not stored")
    func cancelled() async throws {
        let bob = try await world.person("bob@acme.com", as: owner)
        let job = try await world.services.enrichment.enrich(bob.id, as: owner).job
        let services = world.services
        let finder = Finder { _ in
            _ = try? await services.jobs.cancel(job.id, as: owner)
            return Finder.lastName("Stone")
        }
        try await world.work(finder) { world.services.jobs.meter.snapshot.attempts.values.reduce(0, +) == 1 }
        #expect(try await world.services.jobs.get(job.id, as: owner).state == .cancelled)
        #expect(try await world.services.people.get(bob.id, as: owner).lastName == nil)
        #expect(try await world.services.enrichment.profile(of: bob.id, as: owner).values.isEmpty)
        let repository = world.backend.repository(in: owner.scope)
        #expect(try await repository.tokensUsed(inMonthOf: world.clock.environment.now()) == 7, "and paid for")
        #expect(services.jobs.meter.snapshot.tokens == 7)
    }

    @Test("A value that somebody typed while the job ran is not overwritten")
    func typedMeanwhile() async throws {
        let bob = try await world.person("bob@acme.com", as: owner)
        let job = try await world.services.enrichment.enrich(bob.id, as: owner).job
        let services = world.services
        let typed = PersonPatch(lastName: .set(try LastName("Typed")))
        let finder = Finder { _ in
            _ = try? await services.people.update(bob.id, as: owner) { (_) throws(ValidationFailure) in typed }
            return Finder.lastName("Stone")
        }
        try await world.work(finder) { try await services.jobs.get(job.id, as: owner).state == .succeeded }
        #expect(try await world.services.people.get(bob.id, as: owner).lastName?.string == "Typed")
        #expect(try await services.enrichment.profile(of: bob.id, as: owner).values.map(\.status) == [.suggested])
    }

    @Test("What was found of a wrong email is not the person's who has another now, and is looked for again")
    func correctedMeanwhile() async throws {
        let bob = try await world.person("bob@wrong.example", as: owner)
        let job = try await world.services.enrichment.enrich(bob.id, as: owner).job
        let services = world.services
        let corrected = PersonPatch(email: .set(try EmailAddress("bob@acme.com")))
        let asked = Mutex<[String]>([])
        let finder = Finder { _, subject in
            let isFirst = asked.withLock { asked in
                asked.append(subject.email.string)
                return asked.count == 1
            }
            if !isFirst { return Finder.lastName("Stone") }
            _ = try? await services.people.update(bob.id, as: owner) { (_) throws(ValidationFailure) in corrected }
            return Finder.lastName("Stranger")
        }
        try await world.work(finder) { try await services.jobs.get(job.id, as: owner).state == .succeeded }
        #expect(asked.withLock(\.self) == ["bob@wrong.example", "bob@acme.com"])
        #expect(try await services.people.get(bob.id, as: owner).lastName?.string == "Stone")
        let profile = try await services.enrichment.profile(of: bob.id, as: owner)
        #expect(profile.values.map(\.value) == [.string("Stone")])
        #expect(try await services.jobs.get(job.id, as: owner).attempts == 1)
        let repository = world.backend.repository(in: owner.scope)
        #expect(try await repository.tokensUsed(inMonthOf: world.clock.environment.now()) == 14, "of both attempts")
    }

    @Test("An email that a person gets while the worker finds none is looked for")
    func emailMeanwhile() async throws {
        let bob = try await world.person("bob@acme.com", as: owner)
        let job = try await world.services.enrichment.enrich(bob.id, as: owner).job
        let leased = try #require(
            try await world.backend.jobs.claim([.enrichment], limit: 1, lease: .seconds(60)).first)
        let runner = JobRunner(
            backend: world.backend, profiles: Finder { _ in Finder.silence }, places: nil, rules: .standard,
            environment: world.clock.environment, observer: { _ in })
        var seen = bob
        seen.email = nil
        await runner.settle(leased, .pointless("the person has no email", about: seen), isStopped: false)
        let given = try await world.services.jobs.get(job.id, as: owner)
        #expect(given.state == .queued && given.attempts == 0)
    }

    @Test("A value that another person has alone is suggested, and keeps no other from its place")
    func taken() async throws {
        let title = try CustomFieldDraft(
            entityType: .people, name: CustomFieldName("Job title"), flags: [.unique],
            rules: .text(maximumLength: nil))
        let key = try await world.services.customFields.create(title, as: owner).key
        let ann = PersonDraft(
            email: try EmailAddress("ann.other@acme.com"), firstName: try FirstName("Ann"),
            customFields: CustomFieldValues([key: .text("Captain")]))
        _ = try await world.services.people.create(as: owner) { (_) throws(ValidationFailure) in ann }
        let bob = try await world.person("bob@acme.com", as: owner)
        let job = try await world.services.enrichment.enrich(bob.id, as: owner).job
        var found = Finder.lastName("Stone")
        found.values.append(Finder.value(.jobTitle, "Captain"))
        let findings = found
        try await world.work(Finder { _ in findings }) {
            try await world.services.jobs.get(job.id, as: owner).state == .succeeded
        }
        let now = try await world.services.people.get(bob.id, as: owner)
        #expect(now.lastName?.string == "Stone" && now.customFields.values[key] == nil)
        let profile = try await world.services.enrichment.profile(of: bob.id, as: owner)
        #expect(Set(profile.values.map { "\($0.field) \($0.status)" }) == ["familyName applied", "jobTitle suggested"])
    }

    @Test("The job of a person who is deleted while it runs is lost, and no failure of the store")
    func deletedMeanwhile() async throws {
        let bob = try await world.person("bob@acme.com", as: owner)
        _ = try await world.services.enrichment.enrich(bob.id, as: owner)
        let services = world.services
        let finder = Finder { _ in
            _ = try? await services.people.delete(bob.id, as: owner)
            return Finder.lastName("Stone")
        }
        try await world.work(finder) { services.jobs.meter.snapshot.attempts.values.reduce(0, +) == 1 }
        #expect(services.jobs.meter.snapshot.attempts == [.init(kind: .enrichment, end: "lost"): 1])
    }

    @Test(
        "What becomes of a profile is stored only while the person is as it was read, also where nothing of it changes")
    func expected() async throws {
        let bob = try await world.person("bob@acme.com", as: owner)
        let step = EnrichmentStep(keeping: .empty(of: bob.id))
        let changes = step.changes(of: bob, .first)
        #expect(changes == [.expect([bob.version], of: .person(bob.id)), .setEnrichment(step.profile)])
    }

    @Test("A worker that is stopped gives back the job that it has")
    func stopped() async throws {
        let bob = try await world.person("bob@acme.com", as: owner)
        let job = try await world.services.enrichment.enrich(bob.id, as: owner).job
        let finder = Finder { _ in
            try? await Task.sleep(for: .seconds(60))
            return Finder.lastName("Stone")
        }
        try await world.work(finder) { try await world.services.jobs.get(job.id, as: owner).state == .running }
        let given = try await world.services.jobs.get(job.id, as: owner)
        #expect(given.state == .queued && given.report.failure == "the worker stopped")
        #expect(given.attempts == 0)
    }

    @Test("When the tokens of the month are used up, the model is not asked, and the next month it is")
    func tokens() async throws {
        let asked = Mutex<[Bool]>([])
        let finder = Finder { usesModel in
            asked.withLock { $0.append(usesModel) }
            return Finder.lastName("Stone")
        }
        for (number, days) in [0, 0, 40].enumerated() {
            world.clock.advance(by: .seconds(days * 86_400))
            let bob = try await world.person("bob\(number)@acme.com", as: owner)
            let job = try await world.services.enrichment.enrich(bob.id, as: owner).job
            try await world.work(finder, EnrichmentRules(monthlyTokens: 5)) {
                try await world.services.jobs.get(job.id, as: owner).state == .succeeded
            }
        }
        #expect(asked.withLock(\.self) == [true, false, true])
    }

    @Test("Of many, each has its own outcome")
    func many() async throws {
        let bob = try await world.person("bob@acme.com", as: owner)
        let nobody = Person.ID(high: 1, low: 1)
        _ = try await world.services.enrichment.enrich(bob.id, as: owner)
        let outcomes = try await world.services.enrichment.enrich([nobody, bob.id, bob.id], as: owner)
        #expect(outcomes.map(\.personID) == [nobody, bob.id])
        guard case .failure(.notFound(.person)) = outcomes[0].job, case .success((_, false)) = outcomes[1].job else {
            Issue.record("\(outcomes)")
            return
        }
        let page = try await world.services.enrichment.enrich(
            matching: PersonListRequest(), among: world.services.people, as: owner)
        #expect(page.outcomes.count == 2)
    }
}

extension World {
    /// Has a worker work until something holds, for ten seconds at most, and stops it.
    fileprivate func work(
        _ finder: Finder, _ rules: EnrichmentRules = .standard, until isDone: () async throws -> Bool
    ) async throws {
        let worker = JobWorker(
            services: services, profiles: finder, places: nil, rules: rules,
            options: JobWorkerOptions(concurrency: 4, pollInterval: .milliseconds(5)), observer: { _ in })
        let task = Task { await worker.run() }
        for _ in 0..<2000 where try await !isDone() { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await task.value
    }
}

/// Finds what it is told to.
private struct Finder: ProfileFinder {
    let find: @Sendable (_ usesModel: Bool, EnrichmentSubject) async -> EnrichmentFindings

    init(_ find: @escaping @Sendable (_ usesModel: Bool, EnrichmentSubject) async -> EnrichmentFindings) {
        self.find = find
    }

    init(_ find: @escaping @Sendable (_ usesModel: Bool) async -> EnrichmentFindings) {
        self.find = { usesModel, _ in await find(usesModel) }
    }

    func findings(about subject: EnrichmentSubject, usesModel: Bool) async -> EnrichmentFindings {
        await find(usesModel, subject)
    }

    static func lastName(_ name: String) -> EnrichmentFindings {
        EnrichmentFindings(
            values: [value(.familyName, name)],
            sources: [SourceReport(source: .website, outcome: .ok, requests: 1, values: 1)], tokensUsed: 7)
    }

    static func value(_ field: ProfileField, _ text: String) -> FoundValue {
        FoundValue(
            field: field, value: .string(text),
            provenance: Provenance(
                sourceURL: "https://acme.com/team", source: .website, quote: text,
                retrievedAt: Timestamp(millisecondsSince1970: 0), contentSHA256: "00", extractor: .jsonLD),
            confidence: Confidence(percent: 90), isIdentitySure: true)
    }

    static let silence = EnrichmentFindings(sources: [SourceReport(source: .website, outcome: .timeout)])
}
