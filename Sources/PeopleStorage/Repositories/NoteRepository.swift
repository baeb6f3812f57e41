import PeopleDomain

/// Reads of notes. See ``Change`` for the writes.
public protocol NoteRepository: Sendable {
    /// One page of the notes about a record, newest first, and how many there are.
    ///
    /// - Throws: ``StorageError/notFound(_:)`` where the scope does not see the record.
    func notes(about subject: NoteSubject, page: PageRequest) async throws(StorageError) -> Page<Note>
}
