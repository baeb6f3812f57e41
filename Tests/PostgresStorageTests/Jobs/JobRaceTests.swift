#if Postgres
import PeopleDomain
import PeopleStorage
import StorageTestSupport
import Testing

@testable import PostgresStorage

/// Workers on several nodes, who take jobs without the lock that changes take.
@Suite("PostgreSQL: jobs of many at once", .enabled(if: AdministeredServer.named != nil))
struct JobRaceTests {
    @Test("Of many workers on two nodes, one gets each job")
    func workers() async throws {
        let harness = try PostgresHarness()
        let database = try await harness.freshDatabase()
        let nodes = [try await harness.open(database), try await harness.open(database)]
        let acme = try await Acme(on: nodes[0])
        let jobs = try await acme.enqueue(120)
        let claimed = try await withThrowingTaskGroup(of: [Job.ID].self) { group in
            for worker in 0..<8 {
                group.addTask {
                    var ids: [Job.ID] = []
                    while true {
                        let found = try await nodes[worker % 2].jobs.claim([.enrichment], limit: 5, lease: .seconds(60))
                        if found.isEmpty { return ids }
                        ids += found.map(\.job.id)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(claimed.count == Set(claimed).count)
        // A worker finds nothing while others take the last ones: whoever comes later finds what they left.
        let left = try await nodes[0].jobs.claim([.enrichment], limit: 100, lease: .seconds(60)).map(\.job.id)
        #expect((claimed + left).sorted() == jobs.map(\.id).sorted())
        await harness.tearDown()
    }

    @Test("A job that is settled and cancelled at once ends one way, and the other is told so")
    func cancelling() async throws {
        let harness = try PostgresHarness()
        let database = try await harness.freshDatabase()
        let nodes = [try await harness.open(database), try await harness.open(database)]
        let acme = try await Acme(on: nodes[0])
        let jobs = try await acme.enqueue(60)
        async let cancelled = withThrowingTaskGroup(of: Job.ID?.self) { group in
            for job in jobs {
                group.addTask {
                    if case .job(let job, .updated) = try await acme.repository.commit(.cancelJob(job.id)) {
                        return job.id
                    }
                    return nil
                }
            }
            return try await group.reduce(into: Set<Job.ID>()) { if let id = $1 { $0.insert(id) } }
        }
        let worker = acme.on(nodes[1])
        var settled: Set<Job.ID> = []
        var lost: Set<Job.ID> = []
        while true {
            let found = try await nodes[1].jobs.claim([.enrichment], limit: 3, lease: .seconds(60))
            for leased in found {
                do {
                    _ = try await worker.repository.commit(.settleJob(leased.lease, .succeeded(.none)))
                    settled.insert(leased.job.id)
                } catch {
                    #expect(error == .conflict(.leaseLost))
                    lost.insert(leased.job.id)
                }
            }
            if found.isEmpty, try await nodes[1].jobs.backlog() == JobBacklog(waiting: 0, running: 0, oldestDueAt: nil)
            {
                break
            }
        }
        let ended = try await cancelled
        #expect(ended.isDisjoint(with: settled))
        #expect(ended.union(settled) == Set(jobs.map(\.id)))
        #expect(lost.isSubset(of: ended))
        await harness.tearDown()
    }

    @Test("A job whose lease is over is settled by its late worker or goes to another, and never both")
    func late() async throws {
        let harness = try PostgresHarness()
        let database = try await harness.freshDatabase()
        let nodes = [try await harness.open(database), try await harness.open(database)]
        let acme = try await Acme(on: nodes[0])
        let jobs = try await acme.enqueue(60)
        let late = try await nodes[0].jobs.claim([.enrichment], limit: 100, lease: .zero)
        async let settled = withThrowingTaskGroup(of: Job.ID?.self) { group in
            for leased in late {
                group.addTask {
                    do throws(StorageError) {
                        _ = try await acme.repository.commit(.settleJob(leased.lease, .succeeded(.none)))
                        return leased.job.id
                    } catch {
                        #expect(error == .conflict(.leaseLost))
                        return nil
                    }
                }
            }
            return try await group.reduce(into: Set<Job.ID>()) { if let id = $1 { $0.insert(id) } }
        }
        var taken: [Job.ID] = []
        for _ in jobs {
            taken += try await nodes[1].jobs.claim([.enrichment], limit: 1, lease: .seconds(60)).map(\.job.id)
        }
        let ended = try await settled
        #expect(ended.isDisjoint(with: taken))
        #expect(ended.union(taken) == Set(jobs.map(\.id)))
        await harness.tearDown()
    }

    @Test("Whoever is deleted or merged while workers take jobs leaves none that is still to end")
    func leaving() async throws {
        let harness = try PostgresHarness()
        let database = try await harness.freshDatabase()
        let nodes = [try await harness.open(database), try await harness.open(database)]
        let acme = try await Acme(on: nodes[0])
        let jobs = try await acme.enqueue(40)
        async let left: Void = withThrowingTaskGroup(of: Void.self) { group in
            for (number, job) in jobs.enumerated() {
                let change: Change =
                    number.isMultiple(of: 2)
                    ? .deletePerson(job.personID)
                    : .mergePerson(acme.owner.id, with: job.personID, preferring: .this)
                group.addTask { _ = try await acme.repository.commit(change) }
            }
            try await group.waitForAll()
        }
        var leases: [JobLease] = []
        for _ in 0..<20 {
            leases += try await nodes[1].jobs.claim([.enrichment], limit: 2, lease: .seconds(60)).map(\.lease)
            leases = Array(try await nodes[1].jobs.renew(leases, for: .seconds(60)))
        }
        try await left
        #expect(try await nodes[1].jobs.renew(leases, for: .seconds(60)) == [])
        #expect(try await nodes[1].jobs.claim([.enrichment], limit: 100, lease: .seconds(60)) == [])
        let states = try await nodes[1].jobs.jobs(in: nil, limit: 100).map(\.job.state)
        #expect(states == Array(repeating: .cancelled, count: jobs.count))
        await harness.tearDown()
    }

    @Test("A renewal waits for no commit, which holds jobs in an order of its own, and is in the way of none")
    func renewing() async throws {
        let harness = try PostgresHarness()
        let database = try await harness.freshDatabase()
        let nodes = [try await harness.open(database), try await harness.open(database)]
        let acme = try await Acme(on: nodes[0])
        let jobs = try await acme.enqueue(2)
        let leases = try await nodes[1].jobs.claim([.enrichment], limit: 2, lease: .seconds(60)).map(\.lease)

        // A commit on the other node that settles the second job, and then takes the first from somebody who goes.
        let commit = try await nodes[0].writer.client.lease()
        func run(_ statements: String...) async throws {
            _ = try await commit.run(Request(context: nil, statements.map { Statement(SQL(unprepared: $0)) }))
        }
        func end(_ job: Job) -> String {
            "UPDATE job SET state = 'cancelled', due_at = NULL, lease = NULL WHERE id = '\(job.id)'"
        }
        try await run(
            "BEGIN", "SELECT set_config('people.organization', '\(acme.organization.id)', true)",
            "SELECT id FROM job WHERE id = '\(jobs[1].id)' FOR UPDATE")
        async let renewed = nodes[1].jobs.renew(leases, for: .seconds(600))
        try await Task.sleep(for: .milliseconds(300))
        try await run(end(jobs[0]), end(jobs[1]))
        try await run("COMMIT")
        commit.release()

        #expect(
            try await renewed == Set(leases), "whether a job holds that somebody is changing, the next renewal tells")
        #expect(try await nodes[1].jobs.renew(leases, for: .seconds(600)) == [])
        await harness.tearDown()
    }

    @Test("A renewal lengthens the leases that nobody is at")
    func renewingOthers() async throws {
        let harness = try PostgresHarness()
        let database = try await harness.freshDatabase()
        let backend = try await harness.open(database)
        let acme = try await Acme(on: backend)
        let jobs = try await acme.enqueue(3)
        let leases = try await backend.jobs.claim([.enrichment], limit: 2, lease: .zero).map(\.lease)
        let commit = try await backend.writer.client.lease()
        let lock = [
            "BEGIN", "SELECT set_config('people.organization', '\(acme.organization.id)', true)",
            "SELECT id FROM job WHERE id = '\(jobs[1].id)' FOR UPDATE",
        ]
        _ = try await commit.run(Request(context: nil, lock.map { Statement(SQL(unprepared: $0)) }))
        let unknown = JobLease(jobID: jobs[2].id, token: leases[0].token)
        #expect(try await backend.jobs.renew(leases + [unknown], for: .seconds(600)) == Set(leases))
        _ = try await commit.run(Request(context: nil, [Statement(SQL(unprepared: "COMMIT"))]))
        commit.release()
        let due = try await backend.jobs.claim([.enrichment], limit: 9, lease: .seconds(60)).map(\.job.id)
        #expect(due.sorted() == [jobs[1].id, jobs[2].id])
        await harness.tearDown()
    }

    @Test("A change that failed holds no job once that is told")
    func failing() async throws {
        let harness = try PostgresHarness()
        let backend = try await harness.open(harness.freshDatabase())
        let acme = try await Acme(on: backend)
        for job in try await acme.enqueue(30) {
            let late = JobLease(jobID: job.id, token: .random())
            await #expect(throws: StorageError.conflict(.leaseLost)) {
                try await acme.repository.commit(.settleJob(late, .succeeded(.none)))
            }
            #expect(
                try await backend.jobs.claim([.enrichment], limit: 1, lease: .seconds(60)).map(\.job.id) == [job.id])
        }
        await harness.tearDown()
    }
}

extension Acme {
    /// A job for each of so many new people, oldest first.
    func enqueue(_ count: Int) async throws -> [Job] {
        var people: [Person.ID] = []
        for number in 1...count { people.append(try await create("p\(number)@acme.example").id) }
        let outcomes = try await repository.commit(ChangeSet(people.map { .enqueueJob(.enrichment, for: $0) }))
        return outcomes.compactMap { if case .job(let job, .created) = $0 { job } else { nil } }
    }
}
#endif
