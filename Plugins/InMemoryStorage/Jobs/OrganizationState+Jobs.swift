import PeopleDomain
import PeopleStorage

extension OrganizationState {
    // MARK: Reads

    func job(_ id: Job.ID, visibility: PersonVisibility) -> Job? {
        guard let job = jobs[id]?.job, sees(job, visibility) else { return nil }
        return job
    }

    func jobs(matching query: JobQuery, page: PageRequest, visibility: PersonVisibility) -> Page<Job> {
        let found = jobs.newestFirst.lazy.map(\.job).filter { job in
            query.personID.map { $0 == job.personID } ?? true && query.state.map { $0 == job.state } ?? true
                && sees(job, visibility)
        }
        let all = Array(found)
        return Page(
            items: Array(all.dropFirst(page.offset).prefix(page.limit)), total: all.count, request: page)
    }

    private func sees(_ job: Job, _ visibility: PersonVisibility) -> Bool {
        people[job.personID].map { visibility.includes($0.person) } ?? false
    }

    // MARK: Writes

    mutating func enqueueJob(
        _ kind: JobKind, for personID: Person.ID, in context: inout CommitContext
    ) throws(StorageError) -> ChangeOutcome {
        _ = try visiblePerson(personID, in: context)
        return enqueue(kind, for: personID, in: &context)
    }

    /// Asks where a person lives, if that is to be asked.
    mutating func geocode(_ person: Person, since earlier: Person?, in context: inout CommitContext) {
        guard context.geocodes, person.isToBeGeocoded(since: earlier) else { return }
        _ = enqueue(.geocoding, for: person.id, in: &context)
    }

    private mutating func enqueue(
        _ kind: JobKind, for personID: Person.ID, in context: inout CommitContext
    ) -> ChangeOutcome {
        if let alive = jobs.alive(kind, of: personID) { return .job(alive, .unchanged) }
        let (id, time) = context.issue(Job.self)
        let job = Job(
            id: id, kind: kind, personID: personID, requestedBy: context.scope.actor, createdAt: time,
            dueAt: context.now)
        jobs.insert(KeptJob(job))
        jobs.trim(before: job)
        return .job(job, .created)
    }

    mutating func cancelJob(_ id: Job.ID, in context: CommitContext) throws(StorageError) -> ChangeOutcome {
        let job = try visibleJob(id, in: context)
        if !job.state.isAlive { return .job(job, .unchanged) }
        let cancelled = job.cancelled(at: context.now)
        jobs.replace(KeptJob(cancelled))
        return .job(cancelled, .updated)
    }

    mutating func retryJob(_ id: Job.ID, in context: CommitContext) throws(StorageError) -> ChangeOutcome {
        let job = try visibleJob(id, in: context)
        if job.state.isAlive || job.state == .succeeded { throw .conflict(.jobNotOver) }
        if jobs.alive(job.kind, of: job.personID) != nil { throw .conflict(.jobAlive) }
        let queued = job.queuedAgain(at: context.now)
        jobs.replace(KeptJob(queued))
        return .job(queued, .updated)
    }

    mutating func settleJob(
        _ lease: JobLease, _ settlement: JobSettlement, in context: CommitContext
    ) throws(StorageError) -> ChangeOutcome {
        let job = try visibleJob(lease.jobID, in: context)
        guard jobs[job.id]?.isHeld(by: lease) == true else { throw .conflict(.leaseLost) }
        let settled = job.settled(settlement, at: context.now)
        jobs.replace(KeptJob(settled))
        tokensByMonth[context.now.month, default: 0] += settlement.report.tokensUsed
        return .job(settled, .updated)
    }

    mutating func countTokens(
        _ tokens: Int, of id: Job.ID, in context: CommitContext
    ) throws(StorageError) -> ChangeOutcome {
        let job = try visibleJob(id, in: context)
        tokensByMonth[context.now.month, default: 0] += tokens
        return .job(job, .unchanged)
    }

    /// - Throws: ``StorageError/notFound(_:)`` where the scope sees no such job.
    private func visibleJob(_ id: Job.ID, in context: CommitContext) throws(StorageError) -> Job {
        guard let job = job(id, visibility: context.scope.visibility) else { throw .notFound(.job(id)) }
        return job
    }
}
