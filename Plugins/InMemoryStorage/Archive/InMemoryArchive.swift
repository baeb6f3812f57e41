import PeopleDomain
import PeopleStorage

/// The whole store, record by record: each call is one step of the state.
struct InMemoryArchive: StoreArchive {
    let storage: InMemoryStorage

    func organizations(after place: StorePlace?, limit: Int) async throws(StorageError) -> [Organization] {
        try storage.withState { $0.organizations.rows(after: place, limit: limit) }
    }

    func records(
        of table: StoreTable, in organization: Organization.ID, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [StoreRecord] {
        try storage.withState { $0.archivedRecords(of: table, in: organization, after: place, limit: limit) }
    }

    func mergeCount(in organization: Organization.ID) async throws(StorageError) -> Int {
        try storage.withState { $0.records(of: organization).merges.count }
    }

    func write(_ records: [StoreRecord], in organization: Organization.ID) async throws(StorageError) {
        try storage.withState { state throws(StorageError) in
            // A value: what fails half way is forgotten as a whole.
            var next = state
            for record in records { try next.write(record, in: organization) }
            state = next
        }
    }
}
