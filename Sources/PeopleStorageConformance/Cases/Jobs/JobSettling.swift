import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let jobSettling: [StorageConformanceCase] = [
        StorageConformanceCase(.jobs, "A job ends as its worker says, with all that it has to tell") { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let ends: [(JobSettlement, JobState)] = [
                (.succeeded(.sample), .succeeded), (.failed(.sample), .failed),
            ]
            for (settlement, state) in ends {
                try await repository.enqueue(for: john.id)
                let leased = try await world.backend.jobs.claimOne()
                world.clock.advance(by: .seconds(1))
                let job = try await repository.settle(leased, settlement)
                var expected = leased.job
                expected.state = state
                expected.finishedAt = world.clock.now
                expected.report = .sample
                try expectEqual(job, expected)
                try expectEqual(try await repository.job(job.id), expected, "the stored job")
                try await expectFailure(.conflict(.leaseLost), "a second end") { try await repository.settle(leased) }
            }
            let unknown = JobLease(jobID: Job.ID(high: 1, low: 1), token: .random())
            try await expectFailure(.notFound(.job(unknown.jobID))) {
                try await repository.commit(.settleJob(unknown, .succeeded(.none)))
            }
        },
        StorageConformanceCase(.jobs, "A job that is given back waits again at once, as often as it is given back") {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            try await repository.enqueue(for: john.id)
            for _ in 0...StorageLimits.maximumJobAttempts {
                let leased = try await world.backend.jobs.claimOne()
                try expectEqual(leased.job.attempts, 1)
                world.clock.advance(by: .seconds(1))
                let job = try await repository.settle(leased, .givenBack(.sample))
                try expectEqual(job.state, .queued)
                try expectEqual(job.attempts, 0)
                try expectEqual(job.nextAttemptAt, world.clock.now)
                try expectEqual(try await repository.job(job.id), job, "the stored job")
            }
        },
        StorageConformanceCase(.jobs, "A job of another organization can't be settled, nor one that nobody has") {
            world in
            let john = try await world.acme.repository.createPerson("John")
            let job = try await world.acme.repository.enqueue(for: john.id)
            let guess = JobLease(jobID: job.id, token: JobLeaseToken(number: 0))
            try await expectFailure(.conflict(.leaseLost)) {
                try await world.acme.repository.commit(.settleJob(guess, .succeeded(.none)))
            }
            let leased = try await world.backend.jobs.claimOne()
            try await expectFailure(.notFound(.job(job.id))) { try await world.globex.repository.settle(leased) }
            try expectEqual(try await world.acme.repository.presentJob(job.id).state, .running)
        },
        StorageConformanceCase(.jobs, "A job is settled with what it found, and where that fails, neither is stored") {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John")
            let schema = try await repository.peopleSchema()
            try await repository.enqueue(for: john.id)
            let leased = try await world.backend.jobs.claimOne()
            var found = EnrichmentProfile.empty(of: john.id)
            found.values = [.sample(1, .familyName, .string("Doe"), of: leased.job.id, status: .applied)]
            func commit(expecting version: RecordVersion, _ lease: JobLease, _ profile: EnrichmentProfile) async throws
            {
                _ = try await repository.commit(
                    ChangeSet([
                        .expect([version], of: .person(john.id)),
                        .updatePerson(john.id, PersonPatch(lastName: .set(try LastName("Doe"))), schema: schema),
                        .setEnrichment(profile), .settleJob(lease, .succeeded(.sample)),
                    ]))
            }
            func expectNothing(_ moment: String) async throws {
                try expectEqual(try await repository.presentPerson(john.id), john, "the person after \(moment)")
                try expectEqual(
                    try await repository.enrichmentProfile(of: john.id), .empty(of: john.id),
                    "the profile after \(moment)")
                try expectEqual(try await repository.job(leased.job.id), leased.job, "the job after \(moment)")
                try expectEqual(
                    try await repository.tokensUsed(inMonthOf: world.clock.now), 0, "tokens after \(moment)")
            }
            try await expectFailure(.stale(.person(john))) {
                try await commit(expecting: RecordVersion(number: 1), leased.lease, found)
            }
            try await expectNothing("a person that changed")
            var wrong = found
            wrong.revision = Revision(3)
            try await expectFailure(.conflict(.enrichmentChanged)) {
                try await commit(expecting: john.version, leased.lease, wrong)
            }
            try await expectNothing("a profile that changed")
            let late = JobLease(jobID: leased.job.id, token: JobLeaseToken(number: leased.lease.token.number ^ 1))
            try await expectFailure(.conflict(.leaseLost)) { try await commit(expecting: john.version, late, found) }
            try await expectNothing("a lease that was lost")
            try await commit(expecting: john.version, leased.lease, found)
            try expectEqual(try await repository.presentPerson(john.id).fullName, "John Doe")
            try expectEqual(try await repository.enrichmentProfile(of: john.id).values, found.values)
            try expectEqual(try await repository.presentJob(leased.job.id).state, .succeeded)
        },
        StorageConformanceCase(.jobs, "Tokens are added up by organization and calendar month, of every attempt") {
            world in
            let repository = world.acme.repository
            // 2024-01-31 23:59:59.999
            world.clock.advance(by: Timestamp(millisecondsSince1970: 1_706_745_599_999) - world.clock.now)
            let january = world.clock.now
            let john = try await repository.createPerson("John")
            try await repository.enqueue(for: john.id)
            func attempt(_ tokens: Int, _ settlement: (JobReport) -> JobSettlement) async throws {
                let leased = try await world.backend.jobs.claimOne()
                try await repository.settle(leased, settlement(JobReport(tokensUsed: tokens)))
            }
            try await attempt(100) { .retry(at: january, $0) }
            try await attempt(20) { .retry(at: january + .milliseconds(1), $0) }
            try expectEqual(try await repository.tokensUsed(inMonthOf: january), 120)
            let cancelled = try await repository.cancel(try await repository.enqueue(.geocoding, for: john.id).id)
            try expectEqual(
                try await repository.commit(.countTokens(7, of: cancelled.id)).job(.unchanged), cancelled, "the job")
            try expectEqual(try await repository.tokensUsed(inMonthOf: january), 127, "with those of a lost attempt")
            let unknown = Job.ID(high: 1, low: 1)
            try await expectFailure(.notFound(.job(unknown))) {
                try await repository.commit(.countTokens(7, of: unknown))
            }
            world.clock.advance(by: .milliseconds(1))
            let february = world.clock.now
            try expectEqual(try await repository.tokensUsed(inMonthOf: february), 0, "the next month")
            try await attempt(3) { .failed($0) }
            try expectEqual(try await repository.tokensUsed(inMonthOf: february), 3)
            try expectEqual(try await repository.tokensUsed(inMonthOf: january), 127, "the month before")
            try expectEqual(
                try await repository.tokensUsed(inMonthOf: Timestamp(millisecondsSince1970: 1_675_209_600_000)), 0,
                "the same month of another year")
            try expectEqual(try await world.globex.repository.tokensUsed(inMonthOf: january), 0, "another organization")
        },
    ]
}
