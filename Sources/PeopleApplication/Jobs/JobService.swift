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

    /// How much waits, across organizations: as it was a second ago at most, so that it can be asked for by anybody. Whoever
    /// asks while it is counted waits for that count.
    public func backlog() async throws(ApplicationError) -> JobBacklog {
        let queue = backend.jobs
        let counted = await counted.backlog { () throws(StorageError) in try await queue.backlog() }
        return try await storing { () throws(StorageError) in try counted.get() }
    }

    /// Jobs of all organizations, newest first: at most ``StorageLimits/maximumListed``.
    public func listAll(in state: JobState?, limit: Int) async throws(ApplicationError) -> [OwnedJob] {
        try await storing { () throws(StorageError) in try await backend.jobs.jobs(in: state, limit: limit) }
    }

    /// The job of that id, in whatever organization, also of a person who is in the trash or was merged.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``.
    public func find(_ id: Job.ID) async throws(ApplicationError) -> Job { try await owned(id).job }

    /// Ends the job of that id, in whatever organization, as ``cancel(_:as:)`` does.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``.
    public func cancel(_ id: Job.ID) async throws(ApplicationError) -> Job {
        do {
            return try await commit(.cancelJob(id), of: id)
        } catch .notFound(.person) {
            // When its person went, it ended.
            return try await find(id)
        }
    }

    /// Puts a job that failed or was cancelled back into the queue.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``: of the person, where that one is in the trash or was merged.
    ///   ``ApplicationError/conflict(_:)`` where the job is alive or succeeded.
    public func retry(_ id: Job.ID) async throws(ApplicationError) -> Job {
        let job = try await commit(.retryJob(id), of: id)
        bell.ring()
        return job
    }

    /// - Throws: ``ApplicationError/notFound(_:)``, of the person where there is the job.
    private func commit(_ change: Change, of id: Job.ID) async throws(ApplicationError) -> Job {
        let owner = try await owned(id).organizationID
        let repository = backend.repository(in: OrganizationScope(mintedFor: owner, actor: nil, visibility: .all))
        do {
            return try await storing { () throws(StorageError) in try await repository.commit(change) }.job()
        } catch .notFound(.job) {
            // It may have been forgotten meanwhile.
            _ = try await owned(id)
            throw .notFound(.person)
        }
    }

    private func owned(_ id: Job.ID) async throws(ApplicationError) -> OwnedJob {
        let owned = try await storing { () throws(StorageError) in try await backend.jobs.job(id) }
        guard let owned else { throw .notFound(.job) }
        return owned
    }
}
