import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let jobClaims: [StorageConformanceCase] = [
        StorageConformanceCase(.jobs, "Jobs are given out once, those that wait longest first, of all organizations") {
            world in
            let queue = world.backend.jobs
            var jobs: [(Organization.ID, Job)] = []
            for tenant in [world.acme, world.globex, world.acme] {
                world.clock.advance(by: .seconds(1))
                let person = try await tenant.repository.createPerson("Person")
                jobs.append((tenant.organization.id, try await tenant.repository.enqueue(for: person.id)))
            }
            world.clock.advance(by: .seconds(1))
            let first = try await queue.claim(limit: 2)
            try expectEqual(first.map(\.job.id), jobs[0...1].map(\.1.id), "the first two")
            try expectEqual(first.map(\.organizationID), jobs[0...1].map(\.0), "whose they are")
            var expected = jobs[0].1
            expected.state = .running
            expected.attempts = 1
            expected.startedAt = world.clock.now
            try expectEqual(first[0].job, expected)
            try expectEqual(first[0].lease.jobID, expected.id)
            try expectEqual(try await world.acme.repository.job(expected.id), expected)
            try expect(first[0].lease.token != first[1].lease.token, "each lease has a token of its own")
            try expectEqual(try await queue.claim().map(\.job.id), [jobs[2].1.id], "the third")
            try expectEqual(try await queue.claim(), [], "there are no more")
        },
        StorageConformanceCase(.jobs, "Only jobs of the kinds that are asked for are given out") { world in
            let queue = world.backend.jobs
            let john = try await world.acme.repository.createPerson("John")
            let enrichment = try await world.acme.repository.enqueue(.enrichment, for: john.id)
            let geocoding = try await world.acme.repository.enqueue(.geocoding, for: john.id)
            try expectEqual(try await queue.claim([], limit: 9, lease: .seconds(9)), [], "of none")
            let first = try await queue.claim([.geocoding], limit: 9, lease: .seconds(9))
            try expectEqual(first.map(\.job.id), [geocoding.id])
            let second = try await queue.claim([.enrichment, .geocoding], limit: 9, lease: .seconds(9))
            try expectEqual(second.map(\.job.id), [enrichment.id])
        },
        StorageConformanceCase(
            .jobs, "A claim gives at most as many jobs as it asks for, and never more than the bound"
        ) {
            world in
            let count = StorageLimits.maximumClaimed + 5
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let people = try await repository.commit(
                ChangeSet((0..<count).map { .createPerson(try .sample("P\($0)"), schema: schema) })
            ).map { try $0.person(.created).id }
            _ = try await repository.commit(ChangeSet(people.map { .enqueueJob(.enrichment, for: $0) }))
            for limit in [0, -1, Int.min] {
                try expectEqual(try await world.backend.jobs.claim(limit: limit), [], "at a limit of \(limit)")
            }
            try expectEqual(try await world.backend.jobs.claim(limit: 3).count, 3)
            try expectEqual(try await world.backend.jobs.claim(limit: 1000).count, StorageLimits.maximumClaimed)
            try expectEqual(try await world.backend.jobs.claim(limit: 1000).count, 2, "the rest")
        },
        StorageConformanceCase(.jobs, "A job is due by the clock, also where that was set back") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            world.clock.advance(by: .seconds(-3600))
            let job = try await repository.enqueue(for: john.id)
            // Ids stay in the order of the commits, and when somebody was created, with them.
            try expect(job.createdAt >= john.createdAt, "it was not created before its person")
            try expectEqual(job.nextAttemptAt, world.clock.now, "when it is due")
            try expectEqual(try await world.backend.jobs.backlog().oldestDueAt, world.clock.now, "since when it waits")
            try expectEqual(try await world.backend.jobs.claim().map(\.job.id), [job.id], "what is given out")
        },
        StorageConformanceCase(.jobs, "A hundred workers on one queue never get the same job") { world in
            let repository = world.acme.repository
            let queue = world.backend.jobs
            for round in 0..<4 {
                let schema = try await repository.peopleSchema()
                let people = try await repository.commit(
                    ChangeSet((0..<50).map { .createPerson(try .sample("P\(round) \($0)"), schema: schema) })
                ).map { try $0.person(.created).id }
                let jobs = try await repository.commit(ChangeSet(people.map { .enqueueJob(.enrichment, for: $0) }))
                    .map { try $0.job(.created).id }
                let results = await racing { _ in try await queue.claim(limit: 1, lease: .seconds(60)) }
                let claimed = try results.flatMap { result in try result.get() }
                try expectEqual(claimed.count, jobs.count, "the number of jobs that were given out")
                try expectEqual(Set(claimed.map(\.job.id)), Set(jobs), "the jobs that were given out")
                try expectEqual(Set(claimed.map(\.job.attempts)), [1], "the attempts")
            }
        },
        StorageConformanceCase(.jobs, "A job that is to be tried again is given out when its time comes") { world in
            let repository = world.acme.repository
            let queue = world.backend.jobs
            let john = try await repository.createPerson("John")
            try await repository.enqueue(for: john.id)
            let first = try await queue.claimOne()
            let time = world.clock.now + .seconds(300)
            let waiting = try await repository.settle(first, .retry(at: time, .sample))
            try expectEqual(waiting.state, .queued)
            try expectEqual(waiting.nextAttemptAt, time)
            try expectEqual(waiting.report, .sample)
            try expect(waiting.finishedAt == nil, "it is not over")
            try expectEqual(try await repository.job(waiting.id), waiting)
            world.clock.advance(by: .milliseconds(299_999))
            try expectEqual(try await queue.claim(), [], "a millisecond before")
            world.clock.advance(by: .milliseconds(1))
            let second = try await queue.claimOne()
            try expectEqual(second.job.attempts, 2)
            try expectEqual(second.job.startedAt, world.clock.now)
            try expectEqual(second.job.report, .sample, "what the last attempt had to tell")
            try await expectFailure(.conflict(.leaseLost), "the first worker") { try await repository.settle(first) }
        },
    ]
}
