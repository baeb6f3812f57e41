#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresStorage {
    public var archive: any StoreArchive { UnfinishedArchive() }
}

/// Until copying to PostgreSQL is there.
private struct UnfinishedArchive: StoreArchive {
    private static let failure = StorageError.unavailable(Unavailability("PostgreSQL can't be copied yet"))

    func organizations(after place: StorePlace?, limit: Int) async throws(StorageError) -> [Organization] {
        throw Self.failure
    }

    func records(
        of table: StoreTable, in organization: Organization.ID, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [StoreRecord] { throw Self.failure }

    func write(_ records: [StoreRecord], in organization: Organization.ID) async throws(StorageError) {
        throw Self.failure
    }
}
#endif
