import InMemoryStorage
import PeopleDomain
import PeopleStorage
import PeopleStorageConformance

/// Keeps people in memory beyond the closing of the store, so that the cases about durability have something to look
/// at, with a fault where one is planted.
struct RemountableHarness: StorageHarness {
    private let plant: @Sendable (any StorageBackend) -> any StorageBackend
    private let disk = Remembered<InMemoryStorage?>(nil)

    init(plant: @escaping @Sendable (any StorageBackend) -> any StorageBackend = { $0 }) { self.plant = plant }

    func makeBackend(environment: StorageEnvironment) async -> any StorageBackend {
        let storage = InMemoryStorage(environment: environment)
        disk.with { $0 = storage }
        return await mount(storage)
    }

    func reopen(_ backend: any StorageBackend, environment: StorageEnvironment) async -> (any StorageBackend)? {
        guard let storage = disk.with({ $0 }) else { return nil }
        return await mount(storage)
    }

    private func mount(_ storage: InMemoryStorage) async -> any StorageBackend {
        let closed = InMemoryStorage()
        await closed.close()
        return plant(Mount(storage, closed: closed))
    }
}

/// One way into a store, which can be closed without the store.
struct Mount: StorageBackend {
    private let base: any StorageBackend
    /// What answers once the mount is closed.
    private let nothing: any StorageBackend
    private let isClosed = Remembered(false)

    init(_ base: any StorageBackend, closed nothing: any StorageBackend) {
        self.base = base
        self.nothing = nothing
    }

    fileprivate var present: any StorageBackend { isClosed.with { $0 } ? nothing : base }

    var directory: any OrganizationDirectory { MountedDirectory(mount: self) }

    func repository(in scope: OrganizationScope) -> any Repository { MountedRepository(mount: self, scope: scope) }

    var jobs: any JobQueue { MountedJobQueue(mount: self) }

    var archive: any StoreArchive { MountedArchive(mount: self) }

    func checkHealth() async throws(StorageError) { try await present.checkHealth() }

    func close() async { isClosed.with { $0 = true } }
}

/// Finds at each call whether its mount is still open.
private struct MountedRepository: ForwardingRepository {
    let mount: Mount
    let scope: OrganizationScope

    var base: any Repository { mount.present.repository(in: scope) }
}

private struct MountedDirectory: ForwardingDirectory {
    let mount: Mount

    var base: any OrganizationDirectory { mount.present.directory }
}

private struct MountedJobQueue: ForwardingJobQueue {
    let mount: Mount

    var base: any JobQueue { mount.present.jobs }
}

private struct MountedArchive: ForwardingArchive {
    let mount: Mount

    var base: any StoreArchive { mount.present.archive }
}
