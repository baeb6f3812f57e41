import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let jobs: [StorageConformanceCase] = [
        StorageConformanceCase(.jobs, "A job that is put into the queue is due at once, and stays as it was given out")
        {
            world in
            let john = try await world.acme.repository.createPerson("John")
            world.clock.advance(by: .seconds(1))
            let job = try await world.acme.repository.enqueue(.geocoding, for: john.id)
            let expected = Job(
                id: job.id, kind: .geocoding, personID: john.id, state: .queued, attempts: 0,
                requestedBy: world.acme.owner.id, createdAt: world.clock.now, nextAttemptAt: world.clock.now,
                startedAt: nil, finishedAt: nil, report: .none)
            try expectEqual(job, expected)
            try expectEqual(try await world.acme.repository.job(job.id), job)
            try expect(try await world.globex.repository.job(job.id) == nil, "another organization does not see it")
            try expectEqual(
                try await world.backend.jobs.job(job.id),
                OwnedJob(job: job, organizationID: world.acme.organization.id), "whose it is")
            let unknown = Job.ID(high: 1, low: 1)
            try expect(try await world.backend.jobs.job(unknown) == nil, "nobody has an unknown job")
            try expect(try await world.acme.repository.job(unknown) == nil, "nor is it found")
            let jane = try await world.acme.acting(as: nil).createPerson("Jane")
            let nobodys = try await world.acme.acting(as: nil).enqueue(for: jane.id)
            try expect(nobodys.requestedBy == nil, "no user asked for it")
            try expect(job.id < nobodys.id, "ids stand in the order of the commits")
        },
        StorageConformanceCase(.jobs, "A person has at most one job of a kind that is still to end") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let job = try await repository.enqueue(for: john.id)
            world.clock.advance(by: .seconds(1))
            try expectEqual(
                try await repository.commit(.enqueueJob(.enrichment, for: john.id)).job(.unchanged), job, "while queued"
            )
            let other = try await repository.enqueue(.geocoding, for: john.id)
            try expect(other.id != job.id, "of another kind there is another")
            let claimed = try await world.backend.jobs.claim([.enrichment], limit: 1, lease: .seconds(60))
            let running = try await repository.commit(.enqueueJob(.enrichment, for: john.id)).job(.unchanged)
            try expectEqual(running, claimed.first?.job, "while running")
            try await repository.settle(claimed[0])
            let next = try await repository.enqueue(for: john.id)
            try expect(next.id != job.id, "when it is over, there is a new one")
            try expectEqual(try await repository.everyJob(of: john.id).map(\.id), [next.id, other.id, job.id])
        },
        StorageConformanceCase(.jobs, "Of 100 parallel requests for one person, one makes a job") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let results = await racing { _ in try await repository.commit(.enqueueJob(.enrichment, for: john.id)) }
            let outcomes = try results.map { result in try result.get() }
            let isNew = outcomes.map { if case .job(_, .created) = $0 { true } else { false } }
            try expectEqual(isNew.count { $0 }, 1, "the number of new jobs")
            try expectEqual(try await repository.everyJob().count, 1, "the number of jobs")
        },
        StorageConformanceCase(.jobs, "A job is put into the queue with what it is about, or not at all") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let schema = try await repository.peopleSchema()
            let nobody = Person.ID(high: 1, low: 1)
            let renaming = Change.updatePerson(
                john.id, PersonPatch(firstName: .set(try FirstName("Jon"))), schema: schema)
            try await expectFailure(.notFound(.person(nobody))) {
                try await repository.commit(
                    ChangeSet([renaming, .enqueueJob(.enrichment, for: john.id), .enqueueJob(.enrichment, for: nobody)])
                )
            }
            try expectEqual(try await repository.everyJob(), [], "of a set that fails, nothing is queued")
            try expectEqual(try await world.backend.jobs.claim(), [], "nor given out")
            let outcomes = try await repository.commit(
                ChangeSet([renaming, .enqueueJob(.enrichment, for: john.id)]))
            try expectEqual(try await repository.everyJob(), [try outcomes[1].job(.created)])
        },
        StorageConformanceCase(
            .jobs, "Finished jobs of a person and kind beyond the bound are forgotten, the oldest first"
        ) {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let other = try await repository.enqueue(.geocoding, for: john.id)
            try await repository.cancel(other.id)
            var ids: [Job.ID] = []
            for _ in 0..<StorageLimits.maximumFinishedJobs + 2 {
                world.clock.advance(by: .seconds(1))
                let job = try await repository.enqueue(for: john.id)
                ids.insert(try await repository.cancel(job.id).id, at: 0)
            }
            ids.insert(try await repository.enqueue(for: john.id).id, at: 0)
            let kept = Array(ids.prefix(StorageLimits.maximumFinishedJobs + 1)) + [other.id]
            try expectEqual(
                try await repository.everyJob(of: john.id).map(\.id), kept, "the kept ones, and the alive one")
            try expect(try await repository.job(ids[ids.count - 1]) == nil, "the oldest is gone")
        },
        StorageConformanceCase(.jobs, "A job that is cancelled is over, whoever has it") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let queued = try await repository.enqueue(for: john.id)
            world.clock.advance(by: .seconds(1))
            let cancelled = try await repository.cancel(queued.id)
            try expectEqual(cancelled.state, .cancelled)
            try expectEqual(cancelled.finishedAt, world.clock.now)
            try expectEqual(try await repository.job(queued.id), cancelled)
            try expectEqual(try await world.backend.jobs.claim(), [], "it is not given out")
            world.clock.advance(by: .seconds(1))
            try expectEqual(try await repository.commit(.cancelJob(queued.id)).job(.unchanged), cancelled, "once more")
            try await repository.enqueue(for: john.id)
            let running = try await world.backend.jobs.claimOne()
            try await repository.cancel(running.job.id)
            try expectEqual(
                try await world.backend.jobs.renew([running.lease], for: .seconds(9)), [], "the lease is lost")
            try await expectFailure(.conflict(.leaseLost)) { try await repository.settle(running) }
            try expectEqual(try await repository.presentJob(running.job.id).state, .cancelled)
            let unknown = Job.ID(high: 1, low: 1)
            try await expectFailure(.notFound(.job(unknown))) { try await repository.cancel(unknown) }
            try await expectFailure(.notFound(.job(queued.id))) {
                try await world.globex.repository.cancel(queued.id)
            }
        },
        StorageConformanceCase(.jobs, "A job that failed or was cancelled is tried again as if it had never been begun")
        {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let job = try await repository.enqueue(for: john.id)
            func expectNotOver(_ moment: String) async throws {
                try await expectFailure(.conflict(.jobNotOver), moment) {
                    try await repository.commit(.retryJob(job.id))
                }
            }
            try await expectNotOver("a retry of a job that is queued")
            let running = try await world.backend.jobs.claimOne()
            try await expectNotOver("a retry of a job that is running")
            try await repository.settle(running, .failed(.sample))
            world.clock.advance(by: .seconds(60))
            let again = try await repository.commit(.retryJob(job.id)).job(.updated)
            var expected = job
            expected.nextAttemptAt = world.clock.now
            try expectEqual(again, expected)
            try expectEqual(try await repository.job(job.id), again)
            try await expectFailure(.conflict(.leaseLost), "the worker of before") {
                try await repository.settle(running)
            }
            let second = try await world.backend.jobs.claimOne()
            try expectEqual(second.job.attempts, 1)
            try await repository.cancel(job.id)
            let other = try await repository.enqueue(for: john.id)
            try await expectFailure(.conflict(.jobAlive)) { try await repository.commit(.retryJob(job.id)) }
            try await repository.cancel(other.id)
            _ = try await repository.commit(.retryJob(job.id)).job(.updated)
            try await repository.settle(try await world.backend.jobs.claimOne())
            try await expectNotOver("a retry of a job that has succeeded")
            let unknown = Job.ID(high: 1, low: 1)
            try await expectFailure(.notFound(.job(unknown))) { try await repository.commit(.retryJob(unknown)) }
        },
    ]
}
