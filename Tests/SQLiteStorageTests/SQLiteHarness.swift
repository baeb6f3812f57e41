#if SQLite
import Foundation
import PeopleStorage
import PeopleStorageConformance
import SQLiteStorage
import Synchronization
import Testing

/// A directory of its own, in which backends are opened on files.
///
/// `synchronous` is normal: these tests don't cut the power, and wait for no disk.
final class SQLiteHarness: StorageHarness {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "people-\(UUID().uuidString)")
    /// Whether what is in the files is looked at in the end.
    private let expectsWholeFiles: Bool
    private let opened = Mutex<[(backend: SQLiteStorage, path: String)]>([])

    init(expectsWholeFiles: Bool = false) { self.expectsWholeFiles = expectsWholeFiles }

    /// A path that no backend was opened at.
    func freshPath() -> String { directory.appending(path: "\(UUID().uuidString).sqlite").path }

    func open(_ path: String, environment: StorageEnvironment = .system) async throws -> SQLiteStorage {
        let backend = try await SQLiteStorage.open(
            SQLiteStorage.Configuration(path: path, synchronous: .normal), environment: environment)
        opened.withLock { $0.append((backend, path)) }
        return backend
    }

    func makeBackend(environment: StorageEnvironment) async throws -> any StorageBackend {
        try await open(freshPath(), environment: environment)
    }

    func reopen(
        _ backend: any StorageBackend, environment: StorageEnvironment
    ) async throws -> (any StorageBackend)? {
        let path = opened.withLock { opened in opened.first { $0.backend === backend as AnyObject }?.path }
        return try await open(path ?? freshPath(), environment: environment)
    }

    func tearDown() async {
        for (backend, _) in opened.withLock(\.self) {
            if expectsWholeFiles {
                do { try await backend.expectWhole() } catch { Issue.record(error) }
            }
            await backend.close()
        }
        try? FileManager.default.removeItem(at: directory)
    }
}
#endif
