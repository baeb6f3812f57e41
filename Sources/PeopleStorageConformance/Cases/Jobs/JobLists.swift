import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let jobLists: [StorageConformanceCase] = [
        StorageConformanceCase(.jobs, "Jobs are listed newest first, of everybody, of a person, and by state") {
            world in
            let repository = world.acme.repository
            var jobs: [Job] = []
            var people: [Person.ID] = []
            for number in 0..<5 {
                // Two of one moment, whose order is that of their ids.
                if number != 3 { world.clock.advance(by: .seconds(1)) }
                people.append(try await repository.createPerson("P\(number)").id)
                jobs.insert(try await repository.enqueue(for: people[number]), at: 0)
            }
            let foreign = try await world.globex.repository.createPerson("Foreign")
            try await world.globex.repository.enqueue(for: foreign.id)
            jobs[1] = try await repository.cancel(jobs[1].id)
            jobs[4] = try await repository.cancel(jobs[4].id)
            try expectEqual(try await repository.everyJob(), jobs, "all")
            try expectEqual(try await repository.everyJob(in: .cancelled), [jobs[1], jobs[4]], "in a state")
            try expectEqual(try await repository.everyJob(in: .running), [], "in another")
            try expectEqual(try await repository.everyJob(of: people[4]), [jobs[0]], "of a person")
            try expectEqual(try await repository.everyJob(of: people[4], in: .cancelled), [], "of a person, in a state")
            try expectEqual(try await repository.everyJob(of: foreign.id), [], "of somebody elsewhere")
            let page = try await repository.jobs(matching: JobQuery(), page: PageRequest(limit: 2, offset: 3))
            try expectEqual(page.items, Array(jobs[3...4]), "a page behind the middle")
            try expectEqual(page.total, 5)
            let behind = try await repository.jobs(matching: JobQuery(), page: PageRequest(limit: 2, offset: 5))
            try expectEqual(behind.items, [], "behind the end")
            let place = PageRequest.Start.after(RecordPosition(createdAt: jobs[2].createdAt, id: jobs[2].id))
            let placed = try await repository.jobs(matching: JobQuery(), page: PageRequest(limit: 2, start: place))
            try expectEqual(placed.items, Array(jobs[0...1]), "behind a record it is read from the start")
        },
        StorageConformanceCase(.jobs, "Whoever does not see a person sees none of its jobs, and can't touch them") {
            world in
            let repository = world.acme.repository
            let jane = try await repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let hers = world.acme.restricted(to: jane.id)
            let hidden = try await repository.createPerson("Hidden")
            let mine = try await hers.createPerson("Mine")
            let hiddenJob = try await repository.enqueue(for: hidden.id)
            let job = try await hers.enqueue(for: mine.id)
            let foreign = try await repository.enqueue(.geocoding, for: mine.id)
            try expectEqual(try await hers.everyJob(), [foreign, job], "the list")
            try expectEqual(try await hers.everyJob(in: .queued), [foreign, job], "the list of a state")
            try expectEqual(try await hers.everyJob(in: .failed), [], "the list of another state")
            try expectEqual(try await hers.everyJob(of: mine.id), [foreign, job], "the list of a person")
            try expectEqual(try await hers.everyJob(of: hidden.id), [], "the list of a person whom she does not see")
            try expect(try await hers.job(hiddenJob.id) == nil, "the job")
            try expectEqual(try await hers.job(foreign.id), foreign)
            try await expectFailure(.notFound(.person(hidden.id))) { try await hers.enqueue(for: hidden.id) }
            try await expectFailure(.notFound(.job(hiddenJob.id))) { try await hers.cancel(hiddenJob.id) }
            try await expectFailure(.notFound(.job(hiddenJob.id))) { try await hers.commit(.retryJob(hiddenJob.id)) }
            let leased = try await world.backend.jobs.claim(limit: 1)
            try await expectFailure(.notFound(.job(hiddenJob.id))) { try await hers.settle(leased[0]) }
            try await expectFailure(.notFound(.person(hidden.id))) {
                try await hers.enrichmentProfile(of: hidden.id)
            }
            try await expectFailure(.notFound(.person(hidden.id))) {
                try await hers.commit(.setEnrichment(.empty(of: hidden.id)))
            }
        },
        StorageConformanceCase(
            .jobs, "The operator sees the jobs of all organizations, newest first, and how much waits"
        ) {
            world in
            let queue = world.backend.jobs
            try expectEqual(try await queue.backlog(), JobBacklog(waiting: 0, running: 0, oldestDueAt: nil), "at first")
            var jobs: [OwnedJob] = []
            for tenant in [world.acme, world.globex, world.acme] {
                world.clock.advance(by: .seconds(1))
                let person = try await tenant.repository.createPerson("Person")
                let job = try await tenant.repository.enqueue(for: person.id)
                jobs.insert(OwnedJob(job: job, organizationID: tenant.organization.id), at: 0)
            }
            try expectEqual(try await queue.jobs(in: nil, limit: 10), jobs, "all")
            try expectEqual(try await queue.jobs(in: nil, limit: 2), Array(jobs[0...1]), "at most two")
            try expectEqual(try await queue.jobs(in: .running, limit: 10), [], "in a state")
            try expectEqual(
                try await queue.backlog(), JobBacklog(waiting: 3, running: 0, oldestDueAt: jobs[2].job.createdAt))
            let claimed = try await queue.claim(limit: 2, lease: .seconds(60))
            try expectEqual(
                try await queue.jobs(in: .running, limit: 10).map(\.job.id), claimed.map(\.job.id).reversed(), "running"
            )
            try expectEqual(
                try await queue.backlog(), JobBacklog(waiting: 1, running: 2, oldestDueAt: jobs[0].job.createdAt))
            try await world.acme.repository.settle(
                claimed[0], .retry(at: world.clock.now + .seconds(100), .none))
            try expectEqual(try await queue.backlog().waiting, 1, "what is not due yet does not wait")
            world.clock.advance(by: .seconds(60))
            let later = try await queue.backlog()
            try expectEqual(
                later, JobBacklog(waiting: 2, running: 0, oldestDueAt: jobs[0].job.createdAt),
                "a job whose lease is over waits")
        },
    ]
}
