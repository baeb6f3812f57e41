import PeopleStorage

/// A backend that does what another does, but through repositories, a directory, an archive or a queue with a fault.
struct FaultyBackend: StorageBackend {
    let base: any StorageBackend
    var makeRepository: @Sendable (any Repository) -> any Repository = { $0 }
    var makeDirectory: @Sendable (any OrganizationDirectory) -> any OrganizationDirectory = { $0 }
    var makeArchive: @Sendable (any StoreArchive) -> any StoreArchive = { $0 }

    var makeJobs: @Sendable (any JobQueue) -> any JobQueue = { $0 }

    var jobs: any JobQueue { makeJobs(base.jobs) }

    var archive: any StoreArchive { makeArchive(base.archive) }

    var directory: any OrganizationDirectory { makeDirectory(base.directory) }

    func repository(in scope: OrganizationScope) -> any Repository { makeRepository(base.repository(in: scope)) }

    func checkHealth() async throws(StorageError) { try await base.checkHealth() }

    func close() async { await base.close() }
}

/// A way in which a backend can be wrong, and the case of the suite that notices.
struct Fault: Sendable, CustomStringConvertible {
    let description: String
    /// The sentence of a case that fails where the fault is.
    let caughtBy: String
    /// Plants the fault into a backend that is sound.
    let plant: @Sendable (any StorageBackend) -> any StorageBackend

    init(
        _ description: String, caughtBy: String, plant: @escaping @Sendable (any StorageBackend) -> any StorageBackend
    ) {
        self.description = description
        self.caughtBy = caughtBy
        self.plant = plant
    }

    /// A fault in all repositories of a backend.
    static func repository(
        _ description: String, caughtBy: String,
        _ make: @escaping @Sendable (_ base: any Repository, _ backend: any StorageBackend) -> any Repository
    ) -> Fault {
        Fault(description, caughtBy: caughtBy) { backend in
            FaultyBackend(base: backend, makeRepository: { make($0, backend) })
        }
    }

    /// A fault of all repositories that has to remember something.
    static func repository<Memory: Sendable>(
        _ description: String, caughtBy: String, remembering initial: Memory,
        _ make: @escaping @Sendable (_ base: any Repository, _ memory: Remembered<Memory>) -> any Repository
    ) -> Fault {
        Fault(description, caughtBy: caughtBy) { backend in
            let memory = Remembered(initial)
            return FaultyBackend(base: backend, makeRepository: { make($0, memory) })
        }
    }

    /// A fault in the directory of a backend.
    static func directory(
        _ description: String, caughtBy: String,
        _ make: @escaping @Sendable (_ base: any OrganizationDirectory) -> any OrganizationDirectory
    ) -> Fault {
        Fault(description, caughtBy: caughtBy) { FaultyBackend(base: $0, makeDirectory: make) }
    }

    /// A fault in the queue of a backend.
    static func jobs(
        _ description: String, caughtBy: String, _ make: @escaping @Sendable (_ base: any JobQueue) -> any JobQueue
    ) -> Fault {
        Fault(description, caughtBy: caughtBy) { FaultyBackend(base: $0, makeJobs: make) }
    }

    /// A fault in the archive of a backend.
    static func archive(
        _ description: String, caughtBy: String,
        _ make: @escaping @Sendable (_ base: any StoreArchive) -> any StoreArchive
    ) -> Fault {
        Fault(description, caughtBy: caughtBy) { FaultyBackend(base: $0, makeArchive: make) }
    }

    static let all =
        reading + readingEntries + connecting + merging + searching + querying + writing + upserting + expecting
        + claiming + accessing + keeping + archiving + archivingJobs + telling + trashing + queueing + leasing
        + enriching
}
