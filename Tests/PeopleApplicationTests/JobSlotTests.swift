import PeopleDomain
import PeopleStorage
import Synchronization
import Testing

@testable import PeopleApplication

@Suite("What a worker does at a time, and for how long")
struct JobSlotTests {
    private let world: World
    private let owner: Caller

    init() async throws {
        world = try await World(geocodes: true)
        owner = try await world.owner
    }

    @Test("However many addresses wait, profiles are looked for, and addresses are looked up one at a time")
    func kinds() async throws {
        let place = PersonDraft(
            email: nil, firstName: try FirstName("Ann"), address: try PostalAddress("1 High St"))
        for _ in 1...20 {
            _ = try await world.services.people.create(as: owner) { (_) throws(ValidationFailure) in place }
        }
        world.clock.advance(by: .seconds(1))
        let bob = try await world.person("bob@acme.com", as: owner)
        let job = try await world.services.enrichment.enrich(bob.id, as: owner).job
        let places = SlowPlaces()
        try await world.work(SlowProfiles(time: .zero), places, concurrency: 4) {
            try await world.services.jobs.get(job.id, as: owner).state == .succeeded && places.most > 0
        }
        #expect(try await world.services.jobs.get(job.id, as: owner).state == .succeeded)
        #expect(places.most == 1)
    }

    @Test("An attempt ends when its time is over, though its lease is long, with what it has")
    func timeLimit() async throws {
        let bob = try await world.person("bob@acme.com", as: owner)
        let job = try await world.services.enrichment.enrich(bob.id, as: owner).job
        try await world.work(SlowProfiles(time: .seconds(600)), timeLimit: .milliseconds(100)) {
            try await !world.services.jobs.get(job.id, as: owner).state.isAlive
        }
        #expect(try await world.services.jobs.get(job.id, as: owner).state == .succeeded)
    }
}

extension World {
    /// Has a worker work until something holds, looks for it a good while, and stops it. Its leases are long.
    fileprivate func work(
        _ profiles: SlowProfiles, _ places: SlowPlaces? = nil, concurrency: Int = 2,
        timeLimit: Duration = .seconds(300), until isDone: () async throws -> Bool
    ) async throws {
        let worker = JobWorker(
            services: services, profiles: profiles, places: places, rules: .standard,
            options: JobWorkerOptions(
                concurrency: concurrency, lease: .seconds(3600), pollInterval: .milliseconds(5), timeLimit: timeLimit),
            observer: { _ in })
        let task = Task { await worker.run() }
        // Looks are counted and not seconds: where others have the processors, both wait.
        for _ in 0..<12_000 where try await !isDone() { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await task.value
    }
}

private struct SlowProfiles: ProfileFinder {
    let time: Duration

    func findings(about subject: EnrichmentSubject, usesModel: Bool) async -> EnrichmentFindings {
        try? await Task.sleep(for: time)
        return EnrichmentFindings(sources: [SourceReport(source: .website, outcome: .notFound)])
    }
}

/// Looks up addresses for as long as it may, and counts how many at a time.
private final class SlowPlaces: PlaceFinder {
    private let counts = Mutex((now: 0, most: 0))

    var most: Int { counts.withLock(\.most) }

    func findings(about address: PostalAddress) async -> EnrichmentFindings {
        counts.withLock { counts in
            counts.now += 1
            counts.most = max(counts.most, counts.now)
        }
        try? await Task.sleep(for: .seconds(600))
        counts.withLock { $0.now -= 1 }
        return EnrichmentFindings(sources: [])
    }
}
