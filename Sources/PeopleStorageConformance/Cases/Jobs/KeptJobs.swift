import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let keptJobs: [StorageConformanceCase] = [
        StorageConformanceCase(.durability, "The queue is there when the store is opened again") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let jane = try await repository.createPerson("Jane")
            try await repository.enqueue(for: john.id)
            let leased = try await world.backend.jobs.claimOne(lease: .seconds(60))
            try await repository.settle(leased, .retry(at: world.clock.now, .sample))
            let running = try await world.backend.jobs.claimOne(lease: .seconds(60))
            let queued = try await repository.enqueue(for: jane.id)
            let profile = try await repository.learn([.sample(1, .jobTitle, .string("Engineer"))], about: john.id)
            guard let reopened = try await world.reopened() else { return }
            let again = reopened.acme.repository
            try expectEqual(try await again.everyJob(), [queued, running.job], "the jobs")
            try expectEqual(try await again.enrichmentProfile(of: john.id), profile, "the profile")
            try expectEqual(
                try await again.tokensUsed(inMonthOf: world.clock.now), JobReport.sample.tokensUsed, "the tokens")
            try expectEqual(
                try await reopened.backend.jobs.renew([running.lease], for: .seconds(60)), [running.lease], "the lease")
            try expectEqual(try await reopened.backend.jobs.claim().map(\.job.id), [queued.id], "what is given out")
            world.clock.advance(by: .seconds(60))
            try expectEqual(
                Set(try await reopened.backend.jobs.claim().map(\.job.id)), [queued.id, running.job.id],
                "after the worker died")
        }
    ]
}
