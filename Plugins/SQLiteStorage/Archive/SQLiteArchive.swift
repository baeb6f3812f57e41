#if SQLite
import PeopleDomain
import PeopleStorage

/// The whole store, record by record.
struct SQLiteArchive: StoreArchive {
    let storage: SQLiteStorage

    func organizations(after place: StorePlace?, limit: Int) async throws(StorageError) -> [Organization] {
        try await storage.read { connection throws(StorageError) in
            try connection.organizations(after: place, limit: limit)
        }
    }

    func records(
        of table: StoreTable, in organization: Organization.ID, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [StoreRecord] {
        try await storage.read { [storage] connection throws(StorageError) in
            guard let rows = try storage.rows(of: organization, on: connection) else { return [] }
            return try connection.records(of: table, in: organization, rows, after: place, limit: limit)
        }
    }

    func mergeCount(in organization: Organization.ID) async throws(StorageError) -> Int {
        try await storage.read { [storage] connection throws(StorageError) in
            guard let rows = try storage.rows(of: organization, on: connection) else { return 0 }
            return try connection.first(MergeQueries.count) {
                $0.add(rows)
            } _: {
                $0.int()
            } ?? 0
        }
    }

    func write(_ records: [StoreRecord], in organization: Organization.ID) async throws(StorageError) {
        try await storage.write(weight: records.count) { transaction throws(StorageError) in
            try ArchiveWriter(transaction, organization).write(records)
        }
    }
}
#endif
