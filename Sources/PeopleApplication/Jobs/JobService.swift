import PeopleDomain
import PeopleStorage
import Synchronization

/// Tells of jobs, and ends or repeats them on behalf of a caller.
public struct JobService: Sendable {
    let backend: any StorageBackend
    let bell: JobBell
    let environment: StorageEnvironment
    /// What the workers of this process did.
    public let meter = JobMeter()
    private let counted = LastBacklog()

    /// - Throws: ``ApplicationError/notFound(_:)``.
    public func get(_ id: Job.ID, as caller: Caller) async throws(ApplicationError) -> Job {
        try caller.require(.read)
        let job = try await storing { () throws(StorageError) in
            try await backend.repository(in: caller.scope).job(id)
        }
        guard let job else { throw .notFound(.job) }
        return job
    }

    /// One page, which begins at an offset, of the jobs that match, newest first.
    public func list(
        _ query: JobQuery = JobQuery(), page: PageRequest = .first, as caller: Caller
    ) async throws(ApplicationError) -> Page<Job> {
        try caller.require(.read)
        return try await storing { () throws(StorageError) in
            try await backend.repository(in: caller.scope).jobs(matching: query, page: page)
        }
    }

    /// Ends a job that is alive; whatever it finds from then on is not stored. One that is over stays as it is.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``.
    public func cancel(_ id: Job.ID, as caller: Caller) async throws(ApplicationError) -> Job {
        try caller.require(.write)
        return try await storing { () throws(StorageError) in
            try await backend.committer(for: caller).commit(.cancelJob(id))
        }.job()
    }

    // MARK: For the operator of the store

    /// The time by which jobs are due.
    public var now: Timestamp { environment.now() }

    /// How much waits, across organizations: as it was a second ago at most, so that it can be asked for by anybody.
    public func backlog() async throws(ApplicationError) -> JobBacklog {
        if let backlog = counted.recent { return backlog }
        let backlog = try await storing { () throws(StorageError) in try await backend.jobs.backlog() }
        counted.remember(backlog)
        return backlog
    }

    /// Jobs of all organizations, newest first: at most ``StorageLimits/maximumListed``.
    public func listAll(in state: JobState?, limit: Int) async throws(ApplicationError) -> [OwnedJob] {
        try await storing { () throws(StorageError) in try await backend.jobs.jobs(in: state, limit: limit) }
    }

    /// The job of that id, in whatever organization.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``.
    public func find(_ id: Job.ID) async throws(ApplicationError) -> Job {
        let repository = try await repository(ofJob: id)
        let job = try await storing { () throws(StorageError) in try await repository.job(id) }
        guard let job else { throw .notFound(.job) }
        return job
    }

    /// Ends the job of that id, in whatever organization, as ``cancel(_:as:)`` does.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``.
    public func cancel(_ id: Job.ID) async throws(ApplicationError) -> Job {
        try await commit(.cancelJob(id), of: id)
    }

    /// Puts a job that failed or was cancelled back into the queue.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``, or ``ApplicationError/conflict(_:)`` where it is alive or succeeded.
    public func retry(_ id: Job.ID) async throws(ApplicationError) -> Job {
        let job = try await commit(.retryJob(id), of: id)
        bell.ring()
        return job
    }

    private func commit(_ change: Change, of id: Job.ID) async throws(ApplicationError) -> Job {
        let repository = try await repository(ofJob: id)
        return try await storing { () throws(StorageError) in try await repository.commit(change) }.job()
    }

    private func repository(ofJob id: Job.ID) async throws(ApplicationError) -> any Repository {
        let organizationID = try await storing { () throws(StorageError) in
            try await backend.jobs.organization(ofJob: id)
        }
        guard let organizationID else { throw .notFound(.job) }
        return backend.repository(in: OrganizationScope(mintedFor: organizationID, actor: nil, visibility: .all))
    }
}

/// What a queue held when it was counted last.
private final class LastBacklog: Sendable {
    private static let lifetime = Duration.seconds(1)
    private let last = Mutex<(at: ContinuousClock.Instant, backlog: JobBacklog)?>(nil)

    /// `nil` where that was too long ago.
    var recent: JobBacklog? {
        last.withLock { last in
            guard let last, last.at.duration(to: .now) < Self.lifetime else { return nil }
            return last.backlog
        }
    }

    func remember(_ backlog: JobBacklog) { last.withLock { $0 = (.now, backlog) } }
}
