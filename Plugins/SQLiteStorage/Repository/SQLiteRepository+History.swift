#if SQLite
import PeopleDomain
import PeopleStorage

extension SQLiteRepository {
    func history(of subject: HistorySubject, page: PageRequest) async throws(StorageError) -> Page<HistoryEntry> {
        // An entry has whole texts, old and new.
        let history = try await read(near: false, absent: Page<HistoryEntry>?.none) {
            [visibility = scope.visibility] connection, rows throws(StorageError) in
            try connection.history(of: subject, page: page, visibility: visibility, in: rows)
        }
        guard let history else { throw .notFound(subject.reference) }
        return history
    }
}
#endif
