import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let jobLeases: [StorageConformanceCase] = [
        StorageConformanceCase(.jobs, "A job whose lease is over goes to another worker, and the first changes nothing")
        {
            world in
            let repository = world.acme.repository
            let queue = world.backend.jobs
            let john = try await repository.createPerson("John")
            try await repository.enqueue(for: john.id)
            let first = try await queue.claimOne(lease: .seconds(60))
            world.clock.advance(by: .milliseconds(59_999))
            try expectEqual(try await queue.claim(), [], "a millisecond before")
            world.clock.advance(by: .milliseconds(1))
            let second = try await queue.claimOne(lease: .seconds(60))
            try expectEqual(second.job.id, first.job.id)
            try expectEqual(second.job.attempts, 2)
            try expect(second.lease != first.lease, "it has a lease of its own")
            try expectEqual(
                try await queue.renew([first.lease, second.lease], for: .seconds(60)), [second.lease], "which holds")
            try await expectFailure(.conflict(.leaseLost)) { try await repository.settle(first, .succeeded(.sample)) }
            try expectEqual(try await repository.job(second.job.id), second.job, "the job")
            try expectEqual(try await repository.tokensUsed(inMonthOf: world.clock.now), 0, "the tokens")
            try expectEqual(try await repository.settle(second).state, .succeeded)
        },
        StorageConformanceCase(.jobs, "A worker that renews its lease keeps its job") { world in
            let repository = world.acme.repository
            let queue = world.backend.jobs
            let john = try await repository.createPerson("John")
            try await repository.enqueue(for: john.id)
            let leased = try await queue.claimOne(lease: .seconds(60))
            world.clock.advance(by: .seconds(50))
            try expectEqual(try await queue.renew([leased.lease], for: .seconds(60)), [leased.lease])
            world.clock.advance(by: .seconds(50))
            try expectEqual(try await queue.claim(), [], "the lease was lengthened")
            world.clock.advance(by: .seconds(50))
            try expectEqual(
                try await queue.renew([leased.lease], for: .seconds(60)), [leased.lease],
                "it holds while no other worker has the job")
            try expectEqual(try await queue.claim(), [], "and is lengthened then too")
            world.clock.advance(by: .seconds(61))
            try expectEqual(
                try await repository.settle(leased).state, .succeeded,
                "what became of a late worker's job, that none has")
            try expectEqual(try await queue.renew([leased.lease], for: .seconds(60)), [], "of a job that is over")
            try expectEqual(try await queue.renew([], for: .seconds(60)), [], "of none")
            try expectEqual(try await queue.claim(), [], "it is not given out any more")
        },
        StorageConformanceCase(.jobs, "A job whose worker stopped at its last attempt has failed") { world in
            let repository = world.acme.repository
            let queue = world.backend.jobs
            let john = try await repository.createPerson("John")
            let job = try await repository.enqueue(for: john.id)
            for attempt in 1...StorageLimits.maximumJobAttempts {
                let leased = try await queue.claimOne(lease: .seconds(60))
                try expectEqual(leased.job.attempts, attempt)
                world.clock.advance(by: .seconds(60))
            }
            try expectEqual(try await queue.claim(), [], "it is not given out once more")
            let failed = try await repository.presentJob(job.id)
            try expectEqual(failed.state, .failed)
            try expectEqual(failed.attempts, StorageLimits.maximumJobAttempts)
            try expectEqual(failed.finishedAt, world.clock.now)
            try expectEqual(
                failed.report.failure, "the worker stopped \(StorageLimits.maximumJobAttempts) times", "why it failed")
            try await repository.enqueue(for: john.id)
        },
        StorageConformanceCase(.jobs, "Jobs that can't be given out are in the way of no other") { world in
            let repository = world.acme.repository
            let queue = world.backend.jobs
            let john = try await repository.createPerson("John")
            try await repository.enqueue(for: john.id)
            for _ in 1...StorageLimits.maximumJobAttempts {
                _ = try await queue.claimOne(lease: .seconds(60))
                world.clock.advance(by: .seconds(60))
            }
            let jane = try await repository.createPerson("Jane")
            let job = try await repository.enqueue(for: jane.id)
            try expectEqual(try await queue.claim(limit: 1).map(\.job.id), [job.id])
        },
        StorageConformanceCase(.jobs, "A job that is to be tried again after its last attempt has failed") { world in
            let repository = world.acme.repository
            let queue = world.backend.jobs
            let john = try await repository.createPerson("John")
            try await repository.enqueue(for: john.id)
            for _ in 1..<StorageLimits.maximumJobAttempts {
                try await repository.settle(try await queue.claimOne(), .retry(at: world.clock.now, .none))
            }
            let last = try await repository.settle(
                try await queue.claimOne(), .retry(at: world.clock.now, .sample))
            try expectEqual(last.state, .failed)
            try expectEqual(last.finishedAt, world.clock.now)
            try expectEqual(last.report, .sample)
            try expectEqual(try await queue.claim(), [], "it is not given out once more")
        },
    ]
}
