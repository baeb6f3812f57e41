import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let jobsOfPeople: [StorageConformanceCase] = [
        StorageConformanceCase(.jobs, "Whoever is in the trash has no jobs to be done, and has the others when back") {
            world in
            let repository = world.acme.repository
            let queue = world.backend.jobs
            let john = try await repository.createPerson("John")
            try await repository.enqueue(.geocoding, for: john.id)
            let over = try await repository.settle(try await queue.claimOne())
            let queued = try await repository.enqueue(.geocoding, for: john.id)
            try await repository.enqueue(.enrichment, for: john.id)
            let running = try await queue.claim([.enrichment], limit: 1, lease: .seconds(60))[0]
            let profile = try await repository.learn([.sample(1, .jobTitle, .string("Engineer"))], about: john.id)
            world.clock.advance(by: .seconds(1))
            try await repository.deletePerson(john.id)
            try expectEqual(try await repository.everyJob(), [], "the list")
            try expectEqual(try await repository.everyJob(of: john.id), [], "the person's list")
            try expect(try await repository.job(over.id) == nil, "a job")
            try expectEqual(
                try await queue.job(over.id), OwnedJob(job: over, organizationID: world.acme.organization.id),
                "the job, as the operator sees it")
            try await expectFailure(.notFound(.person(john.id))) {
                try await repository.enrichmentProfile(of: john.id)
            }
            try await expectFailure(.notFound(.person(john.id))) { try await repository.enqueue(for: john.id) }
            try await expectFailure(.notFound(.person(john.id))) {
                try await repository.commit(.setEnrichment(profile))
            }
            try await expectFailure(.notFound(.job(over.id))) { try await repository.commit(.cancelJob(over.id)) }
            try await expectFailure(.notFound(.job(running.job.id))) { try await repository.settle(running) }
            try expectEqual(try await queue.renew([running.lease], for: .seconds(60)), [], "the lease")
            world.clock.advance(by: .seconds(60))
            try expectEqual(try await queue.claim(), [], "what is given out")
            try expectEqual(try await queue.backlog().waiting, 0, "what waits")
            let schema = try await repository.peopleSchema()
            _ = try await repository.commit(.restorePerson(john.id, dropping: [], schema: schema))
            try expectEqual(try await repository.enrichmentProfile(of: john.id), profile, "the profile, back again")
            try expectEqual(
                try await repository.everyJob(of: john.id).map(\.id), [running.job.id, queued.id, over.id], "the jobs")
            try expectEqual(try await repository.everyJob(in: .succeeded), [over], "what was over is as it was")
            let cancelled = try await repository.everyJob(in: .cancelled)
            try expectEqual(cancelled.map(\.id), [running.job.id, queued.id], "what was not, is cancelled")
            try expectEqual(cancelled.map(\.finishedAt), Array(repeating: world.clock.now + .seconds(-60), count: 2))
            try expectEqual(try await queue.claim(), [], "and is not begun by itself")
            _ = try await repository.commit(.retryJob(queued.id)).job(.updated)
            try expectEqual(try await queue.claimOne().job.id, queued.id, "but when somebody says so")
        },
        StorageConformanceCase(.jobs, "Whoever is erased leaves neither jobs nor what was found") { world in
            let repository = world.acme.repository
            var people: [(person: Person, job: Job)] = []
            for name in ["Present", "Trashed", "Swept"] {
                let person = try await repository.createPerson(name)
                let merged = try await repository.createPerson("Merged")
                people.append((person, try await repository.enqueue(for: person.id)))
                people.append((person, try await repository.enqueue(for: merged.id)))
                for id in [person.id, merged.id] {
                    try await repository.learn([.sample(1, .jobTitle, .string(name))], about: id)
                }
                try await repository.merge(merged.id, into: person.id)
            }
            let other = try await repository.createPerson("Other")
            let kept = try await repository.enqueue(for: other.id)
            _ = try await repository.commit(.erasePerson(people[0].person.id))
            try await repository.deletePerson(people[2].person.id)
            _ = try await repository.commit(.erasePerson(people[2].person.id))
            try await repository.deletePerson(people[4].person.id)
            world.clock.advance(by: .seconds(1))
            try expectEqual(try await world.directory.emptyTrash(deletedBefore: world.clock.now, limit: 10), 1)
            for (person, job) in people {
                let left = try await world.backend.jobs.job(job.id)
                try expect(left == nil, "the job of \(person.firstName) is gone")
            }
            try expectEqual(try await world.backend.jobs.jobs(in: nil, limit: 10).map(\.job), [kept], "what is left")
            try expectEqual(try await repository.everyJob(), [kept])
        },
        StorageConformanceCase(.jobs, "Jobs of whoever is merged end, and are seen again when that is undone") {
            world in
            let repository = world.acme.repository
            let ann = try await repository.createPerson("Ann")
            let anna = try await repository.createPerson("Anna")
            let hers = try await repository.enqueue(for: ann.id)
            try await repository.enqueue(.geocoding, for: anna.id)
            let over = try await repository.settle(
                try await world.backend.jobs.claim([.geocoding], limit: 1, lease: .seconds(9))[0])
            let job = try await repository.enqueue(for: anna.id)
            try await repository.merge(anna.id, into: ann.id)
            try expectEqual(try await repository.everyJob(), [hers], "the jobs of who is left go on")
            try expect(try await repository.job(job.id) == nil, "those of the other are not seen")
            try expectEqual(try await world.backend.jobs.claim().map(\.job.id), [hers.id], "nor given out")
            try await repository.unmerge(from: ann.id)
            try expectEqual(try await repository.everyJob(of: anna.id).map(\.state), [.cancelled, .succeeded])
            try expectEqual(try await repository.job(over.id), over)
            try await repository.enqueue(for: anna.id)
        },
    ]
}
