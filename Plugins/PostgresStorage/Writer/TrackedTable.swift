#if Postgres
/// The records of one kind that a commit knows: as they were read, as they are now, and what has to be written for it.
struct TrackedTable<ID: Hashable, Record> {
    /// As they are now.
    private(set) var records: [ID: Record] = [:]
    /// As they were read.
    private(set) var originals: [ID: Record] = [:]
    private(set) var inserted: Set<ID> = []
    private(set) var updated: Set<ID> = []
    private(set) var deleted: Set<ID> = []

    subscript(id: ID) -> Record? { records[id] }

    /// All that something has to be written for.
    var changed: Set<ID> { inserted.union(updated).union(deleted) }

    var isChanged: Bool { !(inserted.isEmpty && updated.isEmpty && deleted.isEmpty) }

    /// Takes in what was read.
    mutating func load(_ record: Record, as id: ID) {
        records[id] = record
        originals[id] = record
    }

    mutating func insert(_ record: Record, as id: ID) {
        records[id] = record
        inserted.insert(id)
    }

    mutating func update(_ record: Record, as id: ID) {
        records[id] = record
        if !inserted.contains(id) { updated.insert(id) }
    }

    mutating func delete(_ id: ID) {
        records[id] = nil
        updated.remove(id)
        if inserted.remove(id) == nil { deleted.insert(id) }
    }
}
#endif
