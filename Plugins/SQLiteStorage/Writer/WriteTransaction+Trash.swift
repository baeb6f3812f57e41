#if SQLite
import PeopleDomain
import PeopleStorage

extension WriteTransaction {
    /// Removes for good what was put into the trash before a time, the oldest first, of whatever organization.
    ///
    /// - Returns: how many records went.
    func emptyTrash(deletedBefore time: Timestamp, limit: Int) throws(StorageError) -> Int {
        let due = try connection.all(TrashQueries.due) {
            $0.add(time)
            $0.add(limit)
        } _: { row -> DueDeletion? in
            let entityType = EntityType(storedNumber: row.int64())
            let record = row.int64()
            let ordinal = row.int64()
            let id = row.id(Person.self)
            let createdBy = row.optionalID(Person.self)
            return entityType.map {
                DueDeletion(entityType: $0, row: record, ordinal: ordinal, id: id, createdBy: createdBy)
            }
        }
        for due in due.compactMap(\.self) {
            try forget(due.entityType, row: due.row, createdBy: due.createdBy, in: due.ordinal)
            guard due.entityType == .people else { continue }
            try forgetMerges(into: due.id)
            try forgetJobs(of: due.id)
        }
        return due.count
    }

    private struct DueDeletion {
        let entityType: EntityType
        let row: Int64
        let ordinal: Int64
        /// Of a person.
        let id: Person.ID
        let createdBy: User.ID?
    }

    /// Removes a record from the trash, and all that was known of it.
    func forget(
        _ entityType: EntityType, row: Int64, createdBy: User.ID?, in ordinal: Int64
    ) throws(StorageError) {
        try connection.deleteNotesInTrash(entityType, row: row)
        try connection.removeFromTrash(entityType, row: row)
        try connection.run(HistoryQueries.delete) {
            $0.add(entityType.storedNumber)
            $0.add(row)
        }
        countDeleted(entityType, createdBy: createdBy, in: ordinal, by: -1)
    }

    func countDeleted(_ entityType: EntityType, createdBy: User.ID?, in ordinal: Int64, by difference: Int) {
        switch entityType {
        case .people:
            count(.deletedPeople, in: ordinal, by: difference)
            if let createdBy { count(.deletedPeopleByCreator, of: createdBy, in: ordinal, by: difference) }
        case .companies: count(.deletedCompanies, in: ordinal, by: difference)
        }
    }
}

extension Connection {
    func removeFromTrash(_ entityType: EntityType, row: Int64) throws(StorageError) {
        try run(TrashQueries.delete) {
            $0.add(entityType.storedNumber)
            $0.add(row)
        }
        if entityType == .companies { try run(TrashQueries.deleteMembers) { $0.add(row) } }
    }

    func deleteNotesInTrash(_ entityType: EntityType, row: Int64) throws(StorageError) {
        for sql in [TrashQueries.deleteMentions, TrashQueries.deleteNotes] {
            try run(sql) {
                $0.add(entityType.storedNumber)
                $0.add(row)
            }
        }
    }
}
#endif
