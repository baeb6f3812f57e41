import PeopleStorage

extension Fault {
    static let keeping: [Fault] = [
        Fault("answers when it is closed", caughtBy: "A closed store is unavailable") { Unclosable(base: $0) },
        Fault("is well when it is closed", caughtBy: "A closed store is unavailable") { AlwaysWell(base: $0) },
    ]
}

private struct Unclosable: StorageBackend {
    let base: any StorageBackend

    var directory: any OrganizationDirectory { base.directory }
    var jobs: any JobQueue { base.jobs }
    var archive: any StoreArchive { base.archive }
    func repository(in scope: OrganizationScope) -> any Repository { base.repository(in: scope) }
    func checkHealth() async throws(StorageError) { try await base.checkHealth() }
    func close() async {}
}

private struct AlwaysWell: StorageBackend {
    let base: any StorageBackend

    var directory: any OrganizationDirectory { base.directory }
    var jobs: any JobQueue { base.jobs }
    var archive: any StoreArchive { base.archive }
    func repository(in scope: OrganizationScope) -> any Repository { base.repository(in: scope) }
    func checkHealth() async throws(StorageError) {}
    func close() async { await base.close() }
}
