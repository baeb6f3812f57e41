import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let archiveJobs: [StorageConformanceCase] = [
        StorageConformanceCase(.archive, "A copied job that waited is given out, once, and can be ended and followed") {
            world in
            let john = try await world.acme.repository.createPerson("John")
            let job = try await world.acme.repository.enqueue(for: john.id)
            let target = try await world.emptyStore()
            try await world.backend.archive.copy(to: target.archive)
            let copy = world.acme.moved(to: target).repository
            let backlog = try await target.jobs.backlog()
            try expectEqual(backlog, JobBacklog(waiting: 1, running: 0, oldestDueAt: job.nextAttemptAt))
            try expectEqual(try await target.jobs.job(job.id)?.organizationID, world.acme.organization.id)
            try expectEqual(
                try await copy.commit(.enqueueJob(.enrichment, for: john.id)).job(.unchanged), job,
                "the one that is there")
            world.clock.advance(by: .seconds(1))
            let leased = try await target.jobs.claimOne()
            try expectEqual(leased.job, job.begun(at: world.clock.now))
            try expectEqual(leased.organizationID, world.acme.organization.id)
            try expectEqual(try await target.jobs.claim(), [], "there are no more")
            try await copy.settle(leased)
            try expectEqual(try await copy.everyJob(in: .succeeded).map(\.id), [job.id])
            let next = try await copy.enqueue(for: john.id)
            try expectEqual(try await copy.everyJob().map(\.id), [next.id, job.id], "the list")
            try expectEqual(try await world.acme.repository.presentJob(job.id), job, "in the source")
        },
        StorageConformanceCase(
            .archive, "A copied job that was running is given out at once, and whoever had it in the source has lost it"
        ) { world in
            let john = try await world.acme.repository.createPerson("John")
            try await world.acme.repository.enqueue(for: john.id)
            let old = try await world.backend.jobs.claimOne(lease: .seconds(3600))
            world.clock.advance(by: .seconds(1))
            let target = try await world.emptyStore()
            try await world.backend.archive.copy(to: target.archive)
            let copy = world.acme.moved(to: target).repository
            try expectEqual(try await copy.presentJob(old.job.id), old.job, "the copy")
            let backlog = try await target.jobs.backlog()
            try expectEqual([backlog.waiting, backlog.running], [1, 0], "what waits, and what is with a worker")
            try expectEqual(try await target.jobs.renew([old.lease], for: .seconds(9)), [], "what is renewed")
            try await expectFailure(.conflict(.leaseLost)) { try await copy.settle(old) }
            let leased = try await target.jobs.claimOne()
            try expectEqual(leased.job, old.job.begun(at: world.clock.now))
            try await expectFailure(.conflict(.leaseLost)) { try await copy.settle(old) }
            // In the target nobody has taken it from whoever has it now, and in the source neither.
            try await world.backend.archive.copy(to: world.backend.archive)
            try await copy.settle(leased)
            try await world.acme.repository.settle(old)
        },
        StorageConformanceCase(.archive, "A job that was begun as often as it may be has failed in the copy") { world in
            let john = try await world.acme.repository.createPerson("John")
            try await world.acme.repository.enqueue(for: john.id)
            for _ in 0..<StorageLimits.maximumJobAttempts {
                _ = try await world.backend.jobs.claimOne(lease: .seconds(1))
                world.clock.advance(by: .seconds(1))
            }
            let target = try await world.emptyStore()
            try await world.backend.archive.copy(to: target.archive)
            try expectEqual(try await target.jobs.claim(), [], "what is given out")
            let copy = world.acme.moved(to: target).repository
            try expectEqual(try await copy.everyJob().map(\.state), [.failed])
        },
        StorageConformanceCase(.archive, "Tokens count on in a copy, and a later count of the source is brought there")
        {
            world in
            func use(_ tokens: Int, _ world: World, _ backend: any StorageBackend) async throws {
                world.clock.advance(by: .seconds(1))
                let repository = world.acme.moved(to: backend).repository
                try await repository.enqueue(for: world.acme.owner.id)
                let leased = try await backend.jobs.claimOne()
                world.clock.advance(by: .seconds(1))
                try await repository.settle(leased, .succeeded(JobReport(tokensUsed: tokens)))
            }
            let target = try await world.emptyStore()
            let copy = world.acme.moved(to: target).repository
            for expected in [1200, 2400] {
                try await use(1200, world, world.backend)
                try await world.backend.archive.copy(to: target.archive)
                try expectEqual(try await copy.tokensUsed(inMonthOf: world.clock.now), expected, "in the copy")
            }
            try await use(300, world, target)
            try expectEqual(try await copy.tokensUsed(inMonthOf: world.clock.now), 2700, "after more were used")
            let others = world.globex.moved(to: target).repository
            try expectEqual(try await others.tokensUsed(inMonthOf: world.clock.now), 0, "of another organization")
            let before = world.clock.now + .seconds(-32 * 86_400)
            try expectEqual(try await copy.tokensUsed(inMonthOf: before), 0, "of another month")
            let earlier = StoreRecord.tokenUse(TokenUse(month: world.clock.now.month, tokens: 2400))
            try await expectFailure(earlier.conflict(.changedHere)) {
                try await target.archive.write([earlier], in: world.acme.organization.id)
            }
        },
        StorageConformanceCase(.archive, "What becomes of a job is brought to its copy, step by step, and never back") {
            world in
            let repository = world.acme.repository
            let queue = world.backend.jobs
            let john = try await repository.createPerson("John")
            let id = try await repository.enqueue(for: john.id).id
            let target = try await world.emptyStore()
            let copy = world.acme.moved(to: target).repository
            var leased: LeasedJob?
            func begin() async throws { leased = try await queue.claimOne(lease: .seconds(60)) }
            func end(_ settlement: JobSettlement) async throws {
                try await repository.settle(expectPresent(leased), settlement)
            }
            let steps: [() async throws -> Void] = [
                {}, begin,
                { try expectEqual(try await queue.renew([expectPresent(leased).lease], for: .seconds(60)).count, 1) },
                { try await end(.retry(at: world.clock.now + .seconds(3600), .sample)) },
                // Long before it is due again.
                { try await repository.cancel(id) },
                { _ = try await repository.commit(.retryJob(id)).job(.updated) }, begin,
                { try await end(.givenBack(.none)) }, begin,
                { world.clock.advance(by: .seconds(60)) }, begin,
                { try await end(.retry(at: world.clock.now + .seconds(1), .none)) }, begin,
                { try await end(.failed(.sample)) }, { _ = try await repository.commit(.retryJob(id)).job(.updated) },
                begin, { try await end(.succeeded(.sample)) },
            ]
            var before: Job?
            for step in steps {
                world.clock.advance(by: .seconds(1))
                try await step()
                try await world.backend.archive.copy(to: target.archive)
                let job = try await repository.presentJob(id)
                try expectEqual(try await copy.presentJob(id), job)
                if let before, before != job {
                    let record = StoreRecord.job(before)
                    try await expectFailure(record.conflict(.changedHere), "what it was before") {
                        try await target.archive.write([record], in: world.acme.organization.id)
                    }
                }
                before = job
            }
            try expectEqual(try await target.jobs.claim(), [], "what is left to do")
        },
        StorageConformanceCase(.archive, "What becomes known of a person is brought to the copy, and never back") {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let first = try await repository.learn([.sample(1, .jobTitle, .string("Engineer"))], about: john.id)
            let target = try await world.emptyStore()
            try await world.backend.archive.copy(to: target.archive)
            let copy = world.acme.moved(to: target).repository
            try expectEqual(try await copy.enrichmentProfile(of: john.id), first)
            // Also of somebody who stands before those of whom something was known.
            try await repository.learn([.sample(2, .skill, .string("Falling"))], about: world.acme.owner.id)
            let next = try await repository.learn([.sample(3, .skill, .string("Swift"))], about: john.id)
            try await world.backend.archive.copy(to: target.archive)
            try expectEqual(try await copy.enrichmentProfile(of: john.id), next)
            try await expectAlike(world.acme.moved(to: target), world.acme)
            let record = StoreRecord.profile(first)
            try await expectFailure(record.conflict(.changedHere)) {
                try await target.archive.write([record], in: world.acme.organization.id)
            }
            try await copy.learn([.sample(4, .skill, .string("Tea"))], about: john.id)
            try expectEqual(try await copy.enrichmentProfile(of: john.id).values.map(\.id.low), [1, 3, 4])
        },
        StorageConformanceCase(.archive, "Jobs that their source has forgotten meanwhile are forgotten in the copy too")
        {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            func work(_ count: Int) async throws {
                for _ in 0..<count {
                    world.clock.advance(by: .seconds(1))
                    try await repository.enqueue(for: john.id)
                    try await repository.settle(try await world.backend.jobs.claimOne())
                }
            }
            try await repository.enqueue(.geocoding, for: john.id)
            try await repository.settle(try await world.backend.jobs.claimOne())
            try await work(StorageLimits.maximumFinishedJobs + 1)
            let target = try await world.emptyStore()
            for count in [0, 1, 3] {
                try await work(count)
                try await world.backend.archive.copy(to: target.archive, pageLimit: 5)
                try expectEqual(
                    try await repository.everyJob().count, StorageLimits.maximumFinishedJobs + 2, "in the source")
                try await expectAlike(world.acme.moved(to: target), world.acme)
            }
        },
        StorageConformanceCase(.archive, "A job that has the id or the place of another is refused, and both are named")
        {
            world in
            let archive = world.backend.archive
            let id = world.acme.organization.id
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let alive = try await repository.enqueue(for: john.id)
            let hank = try await world.globex.repository.enqueue(.geocoding, for: world.globex.owner.id)
            world.clock.advance(by: .seconds(1))
            func job(_ id: Job.ID, _ kind: JobKind = .enrichment, of person: Person.ID) -> StoreRecord {
                .job(
                    Job(
                        id: id, kind: kind, personID: person, requestedBy: nil, createdAt: world.clock.now,
                        dueAt: world.clock.now))
            }
            let newID = Job.ID(high: alive.id.high + 1 << 24, low: alive.id.low)
            let taken = job(newID, of: john.id)
            try await expectFailure(taken.conflict(.isTaken(by: .job(alive.id))), "a second job") {
                try await archive.write([taken], in: id)
            }
            let foreign = job(hank.id, .geocoding, of: john.id)
            try await expectFailure(foreign.conflict(.isElsewhere), "the id of another organization's job") {
                try await archive.write([foreign], in: id)
            }
            let other = job(alive.id, .geocoding, of: john.id)
            try await expectFailure(other.conflict(.changedHere), "another job of the id") {
                try await archive.write([other], in: id)
            }
            let profile = EnrichmentProfile(personID: world.globex.owner.id, revision: .first)
            for record in [job(newID, of: world.globex.owner.id), .profile(profile)] {
                try await expectFailure(.notFound(.person(world.globex.owner.id)), "\(record.reference)") {
                    try await archive.write([record], in: id)
                }
            }
            try expectEqual(try await repository.everyJob(), [alive], "the jobs")
            try expectEqual(try await world.globex.repository.everyJob(), [hank], "those of the other organization")
            // Once the other has ended, it can be.
            try await repository.cancel(alive.id)
            try await archive.write([taken], in: id)
            try expectEqual(try await repository.everyJob().map(\.id), [newID, alive.id], "the jobs")
        },
    ]
}
