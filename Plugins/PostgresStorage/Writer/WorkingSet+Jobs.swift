#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    mutating func enqueueJob(
        _ kind: JobKind, for personID: Person.ID, in context: ChangeContext
    ) throws(StorageError) -> ChangeOutcome {
        let person = try visiblePerson(personID, in: context)
        // Nothing fails from here on.
        return enqueue(kind, for: person, in: context)
    }

    /// Asks where a person lives, if that is to be asked. Where a job that was not read is alive for it, the insert does
    /// nothing.
    mutating func geocode(_ person: Person, since earlier: Person?, in context: ChangeContext) {
        guard context.geocodes, person.isToBeGeocoded(since: earlier) else { return }
        _ = enqueue(.geocoding, for: person, in: context)
    }

    private mutating func enqueue(_ kind: JobKind, for person: Person, in context: ChangeContext) -> ChangeOutcome {
        if let alive = jobs.alive(Errand(kind, for: person.id)) { return .job(alive, .unchanged) }
        let (id, time) = issue(Job.self, in: context)
        let job = Job(
            id: id, kind: kind, personID: person.id, requestedBy: context.scope.actor, createdAt: time,
            dueAt: context.now)
        jobs.insert(StoredJob(job: job, createdBy: person.createdBy))
        return .job(job, .created)
    }

    mutating func cancelJob(_ id: Job.ID, in context: ChangeContext) throws(StorageError) -> ChangeOutcome {
        let stored = try visibleJob(id, in: context)
        if !stored.job.state.isAlive { return .job(stored.job, .unchanged) }
        return .job(update(stored, to: stored.job.cancelled(at: context.now)), .updated)
    }

    mutating func retryJob(_ id: Job.ID, in context: ChangeContext) throws(StorageError) -> ChangeOutcome {
        let stored = try visibleJob(id, in: context)
        if stored.job.state.isAlive || stored.job.state == .succeeded { throw .conflict(.jobNotOver) }
        if jobs.alive(Errand(stored.job)) != nil { throw .conflict(.jobAlive) }
        return .job(update(stored, to: stored.job.queuedAgain(at: context.now)), .updated)
    }

    mutating func settleJob(
        _ lease: JobLease, _ settlement: JobSettlement, in context: ChangeContext
    ) throws(StorageError) -> ChangeOutcome {
        let stored = try visibleJob(lease.jobID, in: context)
        guard stored.lease?.token == lease.token else { throw .conflict(.leaseLost) }
        // Nothing fails from here on.
        jobs.use(settlement.report.tokensUsed, at: context.now)
        return .job(update(stored, to: stored.job.settled(settlement, at: context.now)), .updated)
    }

    mutating func countTokens(
        _ tokens: Int, of id: Job.ID, in context: ChangeContext
    ) throws(StorageError) -> ChangeOutcome {
        let stored = try visibleJob(id, in: context)
        jobs.use(tokens, at: context.now)
        return .job(stored.job, .unchanged)
    }

    /// - Throws: ``StorageError/notFound(_:)`` where the scope sees no such job.
    private func visibleJob(_ id: Job.ID, in context: ChangeContext) throws(StorageError) -> StoredJob {
        guard let stored = jobs[id], context.scope.visibility.includes(creator: stored.createdBy) else {
            throw .notFound(.job(id))
        }
        return stored
    }

    /// Whatever a change makes of a job, nobody has it any longer.
    private mutating func update(_ stored: StoredJob, to job: Job) -> Job {
        jobs.update(StoredJob(job: job, createdBy: stored.createdBy))
        return job
    }

    // MARK: Statements

    func writeJobs(to writes: inout WriteBatch) {
        let updated = jobs.table.updated.compactMap { jobs.table[$0] }
        // What ends goes first, so that another job can take its place.
        for jobs in [updated.filter { !$0.job.state.isAlive }, updated.filter(\.job.state.isAlive)] where !jobs.isEmpty
        {
            writes.add(JobQueries.update) { $0.add(jobs) }
        }
        let inserted = jobs.table.inserted.compactMap { jobs.table[$0] }
        if !inserted.isEmpty {
            writes.add(JobQueries.insert) {
                $0.add(inserted)
                $0.add(.text, inserted.map { .text($0.job.kind.rawValue) })
                $0.add(ids: inserted.map(\.job.personID))
                $0.add(.uuid, inserted.map { $0.createdBy.map { .uuid($0) } })
                $0.add(.uuid, inserted.map { $0.job.requestedBy.map { .uuid($0) } })
                $0.add(.time, inserted.map { .time($0.job.createdAt) })
            }
            writes.add(JobQueries.trim) {
                $0.add(ids: jobs.added.map(\.key.person))
                $0.add(.text, jobs.added.map { .text($0.key.kind.rawValue) })
                $0.add(ids: jobs.added.map(\.value))
                $0.add(StorageLimits.maximumFinishedJobs)
            }
        }
        if !jobs.hidden.isEmpty {
            writes.add(JobQueries.hide) {
                $0.add(ids: jobs.hidden.map(\.key))
                $0.add(.time, jobs.hidden.map { .time($0.value) })
            }
        }
        if !jobs.tokensUsed.isEmpty {
            writes.add(EnrichmentQueries.addTokens) {
                $0.add(.int8, jobs.tokensUsed.map { .int8(Int64($0.key)) })
                $0.add(.int8, jobs.tokensUsed.map { .int8(Int64($0.value)) })
            }
        }
    }
}

extension Change {
    /// Whether it holds a job from when it is read until the transaction ends, so that no worker takes it meanwhile.
    var holdsJob: Bool {
        switch self {
        case .cancelJob, .retryJob, .settleJob, .countTokens: true
        default: false
        }
    }
}
#endif
