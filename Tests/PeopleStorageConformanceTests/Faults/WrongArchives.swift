import PeopleDomain
import PeopleStorage

/// Writes other records than it was given.
struct Rewrites: ForwardingArchive {
    let base: any StoreArchive
    let rewrite: @Sendable (StoreRecord) -> StoreRecord

    func write(_ records: [StoreRecord], in organization: Organization.ID) async throws(StorageError) {
        try await base.write(records.map(rewrite), in: organization)
    }
}

/// Writes not all.
struct Drops: ForwardingArchive {
    let base: any StoreArchive
    let isDropped: @Sendable (StoreRecord) -> Bool

    func write(_ records: [StoreRecord], in organization: Organization.ID) async throws(StorageError) {
        try await base.write(records.filter { !isDropped($0) }, in: organization)
    }
}

/// Says nothing of records that were changed here.
struct PassesOverDeleted: ForwardingArchive {
    let base: any StoreArchive

    func write(_ records: [StoreRecord], in organization: Organization.ID) async throws(StorageError) {
        do throws(StorageError) {
            try await base.write(records, in: organization)
        } catch {
            guard case .conflict(.archive(let conflict)) = error, conflict.obstacle == .changedHere else { throw error }
        }
    }
}

/// Says nothing of conflicts.
struct KeepsQuiet: ForwardingArchive {
    let base: any StoreArchive

    func write(_ records: [StoreRecord], in organization: Organization.ID) async throws(StorageError) {
        do throws(StorageError) {
            try await base.write(records, in: organization)
        } catch {
            guard case .conflict = error else { throw error }
        }
    }
}

/// Reads otherwise.
struct Reads: ForwardingArchive {
    let base: any StoreArchive
    let read:
        @Sendable (
            any StoreArchive, StoreTable, Organization.ID, StorePlace?, Int
        ) async throws(StorageError) -> [StoreRecord]

    func records(
        of table: StoreTable, in organization: Organization.ID, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [StoreRecord] {
        try await read(base, table, organization, place, limit)
    }
}

/// Writes otherwise.
struct Writes: ForwardingArchive {
    let base: any StoreArchive
    let write: @Sendable (any StoreArchive, [StoreRecord], Organization.ID) async throws(StorageError) -> Void

    func write(_ records: [StoreRecord], in organization: Organization.ID) async throws(StorageError) {
        try await write(base, records, organization)
    }
}

extension StoreArchive {
    /// The record of the same id, but for the schemas, which are always there.
    func kept(
        _ record: StoreRecord, in organization: Organization.ID
    ) async throws(StorageError) -> StoreRecord? {
        if record.table == .customFields { return nil }
        let all = try await records(of: record.table, in: organization, after: nil, limit: 1000)
        return all.first { $0.reference == record.reference }
    }
}

extension StoreRecord {
    var job: Job? {
        guard case .job(let job) = self else { return nil }
        return job
    }
}
