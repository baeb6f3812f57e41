import PeopleDomain
import PeopleStorage

/// An archive that does what another does, but for what the conforming type does itself.
protocol ForwardingArchive: StoreArchive {
    var base: any StoreArchive { get }
}

extension ForwardingArchive {
    func organizations(after place: StorePlace?, limit: Int) async throws(StorageError) -> [Organization] {
        try await base.organizations(after: place, limit: limit)
    }

    func records(
        of table: StoreTable, in organization: Organization.ID, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [StoreRecord] {
        try await base.records(of: table, in: organization, after: place, limit: limit)
    }

    func mergeCount(in organization: Organization.ID) async throws(StorageError) -> Int {
        try await base.mergeCount(in: organization)
    }

    func write(_ records: [StoreRecord], in organization: Organization.ID) async throws(StorageError) {
        try await base.write(records, in: organization)
    }
}
