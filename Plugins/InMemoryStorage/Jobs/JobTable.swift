import PeopleDomain
import PeopleStorage

/// The jobs of an organization, by id, by person, and those that are still to end.
struct JobTable: Sendable {
    private var jobs = Table<KeptJob>()
    /// Oldest first: few of each person.
    private var idsByPerson: [Person.ID: [Job.ID]] = [:]
    private var aliveIDs: Set<Job.ID> = []

    subscript(id: Job.ID) -> KeptJob? { jobs[id] }

    var newestFirst: some Sequence<KeptJob> { jobs.newestFirst }
    /// The place of the newest.
    var last: StorePlace? { jobs.last }
    var alive: [KeptJob] { aliveIDs.compactMap { jobs[$0] } }

    /// Oldest first.
    func jobs(of person: Person.ID) -> [KeptJob] { idsByPerson[person, default: []].compactMap { jobs[$0] } }

    /// Those behind a place that are meant, oldest first.
    func jobs(after place: StorePlace?, limit: Int, where isMeant: (Job) -> Bool) -> [Job] {
        jobs.rows(after: place, limit: limit) { isMeant($0.job) }.map(\.job)
    }

    /// The one that is still to end.
    func alive(_ kind: JobKind, of person: Person.ID) -> Job? {
        jobs(of: person).first { $0.job.kind == kind && $0.job.state.isAlive }?.job
    }

    mutating func insert(_ job: KeptJob) {
        jobs.insert(job)
        idsByPerson[job.job.personID, default: []].append(job.id)
        if job.job.state.isAlive { aliveIDs.insert(job.id) }
    }

    mutating func replace(_ job: KeptJob) {
        jobs.replace(job)
        if job.job.state.isAlive { aliveIDs.insert(job.id) } else { aliveIDs.remove(job.id) }
    }

    mutating func remove(_ job: Job) {
        jobs.remove(job.id)
        aliveIDs.remove(job.id)
        idsByPerson[job.personID]?.removeAll { $0 == job.id }
    }

    mutating func removeAll(of person: Person.ID) {
        for kept in jobs(of: person) { remove(kept.job) }
        idsByPerson[person] = nil
    }

    /// Removes those that are over beyond the bound of those that are older than a job of the same person and kind, the oldest
    /// first.
    mutating func trim(before job: Job) {
        let older = jobs(of: job.personID).map(\.job).prefix { $0.id != job.id }
        let over = older.filter { $0.kind == job.kind && !$0.state.isAlive }
        for job in over.dropLast(StorageLimits.maximumFinishedJobs) { remove(job) }
    }

    /// Ends those of a person that are still to end.
    mutating func cancelAll(of person: Person.ID, at now: Timestamp) {
        for kept in jobs(of: person) where kept.job.state.isAlive { replace(KeptJob(kept.job.cancelled(at: now))) }
    }
}
