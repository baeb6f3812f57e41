#if SQLite
import PeopleDomain
import PeopleStorage

extension OrganizationWriter {
    func enqueueJob(_ kind: JobKind, for personID: Person.ID) throws(StorageError) -> ChangeOutcome {
        try enqueue(kind, for: visiblePerson(personID).person)
    }

    /// Asks where a person lives, if that is to be asked.
    func geocode(_ person: Person, since earlier: Person?) throws(StorageError) {
        if geocodes && person.isToBeGeocoded(since: earlier) { _ = try enqueue(.geocoding, for: person) }
    }

    private func enqueue(_ kind: JobKind, for person: Person) throws(StorageError) -> ChangeOutcome {
        if let alive = try aliveJob(kind, of: person.id) { return .job(alive, .unchanged) }
        // Nothing fails from here on.
        let (id, time) = transaction.issue(Job.self, now: now)
        let job = Job(
            id: id, kind: kind, personID: person.id, requestedBy: scope.actor, createdAt: time, dueAt: now)
        try insert(job, ofPersonCreatedBy: person.createdBy)
        return .job(job, .created)
    }

    /// Adds a job behind all others, and forgets those of its person and kind that have ended beyond the bound.
    ///
    /// - Parameter lease: only of a job that runs in another store.
    func insert(
        _ job: Job, _ lease: ArchivedLease? = nil, ofPersonCreatedBy creator: User.ID?
    ) throws(StorageError) {
        let row = try transaction.nextRow(JobQueries.lastRow, in: rows)
        try connection.run(JobQueries.insert) {
            $0.add(row)
            $0.add(ordinal)
            $0.add(job.id)
            $0.add(job.kind.rawValue)
            $0.add(job.personID)
            $0.add(creator)
            $0.add(job.state.rawValue)
            $0.add(job.attempts)
            $0.add(job.requestedBy)
            $0.add(job.createdAt)
            $0.add(job.nextAttemptAt)
            $0.add(job.startedAt)
            $0.add(job.finishedAt)
            $0.add(job.state == .queued ? job.nextAttemptAt : lease?.end)
            $0.add(lease?.token.storedNumber)
            $0.add(job.report.putAwayForm)
        }
        try connection.run(JobQueries.trim) {
            $0.add(job.personID)
            $0.add(job.kind.rawValue)
            $0.add(row)
            $0.add(StorageLimits.maximumFinishedJobs)
        }
    }

    func cancelJob(_ id: Job.ID) throws(StorageError) -> ChangeOutcome {
        let stored = try visibleJob(id)
        if !stored.job.state.isAlive { return .job(stored.job, .unchanged) }
        let job = stored.job.cancelled(at: now)
        try transaction.write(job, row: stored.row)
        return .job(job, .updated)
    }

    func retryJob(_ id: Job.ID) throws(StorageError) -> ChangeOutcome {
        let stored = try visibleJob(id)
        if stored.job.state.isAlive || stored.job.state == .succeeded { throw .conflict(.jobNotOver) }
        if try aliveJob(stored.job.kind, of: stored.job.personID) != nil { throw .conflict(.jobAlive) }
        // Nothing fails from here on.
        let job = stored.job.queuedAgain(at: now)
        try transaction.write(job, row: stored.row)
        return .job(job, .updated)
    }

    func settleJob(_ lease: JobLease, _ settlement: JobSettlement) throws(StorageError) -> ChangeOutcome {
        let stored = try visibleJob(lease.jobID)
        guard stored.lease == lease.token else { throw .conflict(.leaseLost) }
        // Nothing fails from here on.
        let job = stored.job.settled(settlement, at: now)
        try transaction.write(job, row: stored.row)
        try addTokens(settlement.report.tokensUsed)
        return .job(job, .updated)
    }

    func countTokens(_ tokens: Int, of id: Job.ID) throws(StorageError) -> ChangeOutcome {
        let stored = try visibleJob(id)
        try addTokens(tokens)
        return .job(stored.job, .unchanged)
    }

    private func addTokens(_ tokens: Int) throws(StorageError) {
        if tokens == 0 { return }
        try connection.run(EnrichmentQueries.addTokens) {
            $0.add(ordinal)
            $0.add(now.month)
            $0.add(tokens)
        }
    }

    /// - Throws: ``StorageError/notFound(_:)`` where the scope sees no such job.
    private func visibleJob(_ id: Job.ID) throws(StorageError) -> StoredJob {
        guard let stored = try connection.job(id, visibility: scope.visibility, in: rows) else {
            throw .notFound(.job(id))
        }
        return stored
    }

    /// The one that is still to end.
    func aliveJob(_ kind: JobKind, of personID: Person.ID) throws(StorageError) -> Job? {
        try connection.first(JobQueries.alive) {
            $0.add(personID)
            $0.add(kind.rawValue)
        } _: {
            $0.job()
        } ?? nil
    }
}
#endif
