import InMemoryStorage
import PeopleDomain
import PeopleStorage
import Synchronization
import Testing

@testable import PeopleApplication

@Suite("Jobs, for the operator")
struct JobServiceTests {
    @Test("What is listed is shown, also of people in the trash, and can't be tried again there")
    func trashed() async throws {
        let world = try await World()
        let owner = try await world.owner
        let jobs = world.services.jobs
        let bob = try await world.person("bob@acme.com", as: owner)
        let job = try await world.services.enrichment.enrich(bob.id, as: owner).job
        try await world.services.people.delete(bob.id, as: owner)
        let listed = try await jobs.listAll(in: nil, limit: 10).map(\.job)
        #expect(listed.map(\.id) == [job.id] && listed[0].state == .cancelled)
        #expect(try await jobs.find(job.id) == listed[0])
        #expect(try await jobs.cancel(job.id) == listed[0])
        await #expect(throws: ApplicationError.notFound(.person)) { try await jobs.retry(job.id) }
        let unknown = Job.ID(high: 1, low: 1)
        for call in [jobs.find, jobs.cancel, jobs.retry] as [(Job.ID) async throws(ApplicationError) -> Job] {
            await #expect(throws: ApplicationError.notFound(.job)) { try await call(unknown) }
        }
        _ = try await world.services.people.restore(bob.id, as: owner)
        #expect(try await jobs.retry(job.id).state == .queued)
        #expect(try await jobs.cancel(job.id).state == .cancelled)
    }

    @Test("However many ask what waits while it is counted, it is counted once, and again when that is a second ago")
    func counted() async throws {
        let queue = SlowQueue(base: InMemoryStorage().jobs)
        let start = ContinuousClock.now
        let elapsed = Mutex(Duration.zero)
        let last = LastBacklog { start + elapsed.withLock(\.self) }
        @Sendable func ask() async -> Result<JobBacklog, StorageError> {
            queue.noteWaiting()
            return await last.backlog { () throws(StorageError) in try await queue.backlog() }
        }
        func wait(_ seconds: Double) { elapsed.withLock { $0 += .seconds(seconds) } }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<SlowQueue.crowd {
                group.addTask {
                    let counted = await ask()
                    #expect(counted == .success(JobBacklog(waiting: 0, running: 0, oldestDueAt: nil)))
                }
            }
        }
        #expect(queue.counts == 1)
        wait(0.9)
        _ = await ask()
        #expect(queue.counts == 1)
        wait(0.1)
        _ = await ask()
        #expect(queue.counts == 2)
        queue.fail()
        wait(1)
        let lost = Result<JobBacklog, StorageError>.failure(.unavailable(Unavailability("away")))
        #expect(await ask() == lost)
        #expect(await ask() == lost)
        #expect(queue.counts == 4)
    }
}

/// Counts what waits once a crowd has come for it.
private final class SlowQueue: Sendable {
    static let crowd = 50

    private let base: any JobQueue
    private let state = Mutex((waiting: 0, counts: 0, isAway: false))

    init(base: any JobQueue) { self.base = base }

    var counts: Int { state.withLock(\.counts) }

    func noteWaiting() { state.withLock { $0.waiting += 1 } }

    func fail() { state.withLock { $0.isAway = true } }

    func backlog() async throws(StorageError) -> JobBacklog {
        let isAway = state.withLock { state in
            state.counts += 1
            return state.isAway
        }
        while state.withLock({ $0.waiting < Self.crowd }) { try? await Task.sleep(for: .milliseconds(1)) }
        if isAway { throw .unavailable(Unavailability("away")) }
        return try await base.backlog()
    }
}
