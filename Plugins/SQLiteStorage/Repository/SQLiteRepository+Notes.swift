#if SQLite
import PeopleDomain
import PeopleStorage

extension SQLiteRepository {
    func notes(about subject: NoteSubject, page: PageRequest) async throws(StorageError) -> Page<Note> {
        // A hundred notes of 100,000 characters are no work of microseconds.
        let notes = try await read(near: false, absent: Page<Note>?.none) {
            [visibility = scope.visibility] connection, rows throws(StorageError) in
            try connection.notes(about: subject, page: page, visibility: visibility, in: rows)
        }
        guard let notes else { throw .notFound(subject.reference) }
        return notes
    }
}

extension NoteSubject {
    var reference: RecordReference {
        switch self {
        case .person(let id): .person(id)
        case .company(let id): .company(id)
        }
    }
}
#endif
