#if Postgres
import PeopleDomain
import PeopleStorage

/// A job with what only the store knows of it.
struct StoredJob: Sendable {
    let job: Job
    /// Who created the person.
    let createdBy: User.ID?
    /// Only of a job that is running.
    var lease: Lease?

    struct Lease: Hashable, Sendable {
        let token: JobLeaseToken
        let end: Timestamp
    }

    /// From when on it can be claimed; `nil` once it has ended.
    var dueAt: Timestamp? { job.state == .queued ? job.nextAttemptAt : lease?.end }
}

extension JobLeaseToken {
    var storedNumber: Int64 { Int64(bitPattern: number) }

    init(stored number: Int64) { self.init(number: UInt64(bitPattern: number)) }
}

extension Row {
    /// Reads who created the person, from when on the job can be claimed, its lease, and the job.
    mutating func storedJob() -> StoredJob? {
        let createdBy = optionalID(Person.self)
        let dueAt = optionalTime()
        let token = optionalInt64().map { JobLeaseToken(stored: $0) }
        let lease = token.flatMap { token in dueAt.map { StoredJob.Lease(token: token, end: $0) } }
        return job().map { StoredJob(job: $0, createdBy: createdBy, lease: lease) }
    }
}

extension Parameters {
    /// What changes of a job, with its id.
    mutating func add(_ jobs: [StoredJob]) {
        add(ids: jobs.map(\.job.id))
        add(.text, jobs.map { .text($0.job.state.rawValue) })
        add(.int8, jobs.map { .int8(Int64($0.job.attempts)) })
        add(.time, jobs.map { .time($0.job.nextAttemptAt) })
        add(.time, jobs.map { $0.job.startedAt.map { .time($0) } })
        add(.time, jobs.map { $0.job.finishedAt.map { .time($0) } })
        add(.text, jobs.map { .text($0.job.report.putAwayForm) })
        add(.time, jobs.map { $0.dueAt.map { .time($0) } })
        add(.int8, jobs.map { $0.lease.map { .int8($0.token.storedNumber) } })
    }
}
#endif
