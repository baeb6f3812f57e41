import PeopleDomain
import PeopleStorage

/// Notes about people and companies.
public struct NoteService: Sendable {
    let backend: any StorageBackend

    /// One page of the notes about a record, newest first.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)`` where the caller does not see the record, or
    ///   ``ApplicationError/invalid(_:)`` for the cursor of another list.
    public func list(
        about subject: NoteSubject, paging: Paging = .first, as caller: Caller
    ) async throws(ApplicationError) -> Listing<Note> {
        try caller.require(.read)
        let list = ListIdentity("notes", of: caller.scope.organizationID, [subject.text])
        return try await listing(list, paging, position: { RecordPosition(createdAt: $0.createdAt, id: $0.id) }) {
            page throws(StorageError) in
            try await backend.repository(in: caller.scope).notes(about: subject, page: page)
        }
    }

    /// - Throws: ``ApplicationError/notFound(_:)`` where the caller does not see the record.
    public func create(
        _ content: NoteContent, about subject: NoteSubject, as caller: Caller
    ) async throws(ApplicationError) -> Note {
        try await commit(.createNote(content, about: subject), as: caller)
    }

    /// - Parameter versions: the states of the note that the caller means to change; `nil` for whichever it is in.
    /// - Throws: ``ApplicationError/notFound(_:)`` where the record has no such note, or the caller does not see it;
    ///   ``ApplicationError/stale(_:)``.
    public func update(
        _ id: Note.ID, about subject: NoteSubject, to content: NoteContent, ifIn versions: Set<RecordVersion>? = nil,
        as caller: Caller
    ) async throws(ApplicationError) -> Note {
        try await commit(
            .updateNote(id, about: subject, content), if: Expectation(versions, of: .note(id, about: subject)),
            as: caller)
    }

    /// - Parameter versions: the states of the note that the caller means to delete; `nil` for whichever it is in.
    /// - Returns: the note as it was.
    /// - Throws: ``ApplicationError/notFound(_:)`` where the record has no such note, or the caller does not see it;
    ///   ``ApplicationError/stale(_:)``.
    @discardableResult
    public func delete(
        _ id: Note.ID, about subject: NoteSubject, ifIn versions: Set<RecordVersion>? = nil, as caller: Caller
    ) async throws(ApplicationError) -> Note {
        try await commit(
            .deleteNote(id, about: subject), if: Expectation(versions, of: .note(id, about: subject)), as: caller)
    }

    private func commit(
        _ change: Change, if expectation: Expectation? = nil, as caller: Caller
    ) async throws(ApplicationError) -> Note {
        try caller.require(.write)
        return try await storing { () throws(StorageError) in
            try await backend.committer(for: caller).commit(change, if: expectation)
        }.note()
    }
}

extension NoteSubject {
    fileprivate var text: String {
        switch self {
        case .person(let id): "person:\(id)"
        case .company(let id): "company:\(id)"
        }
    }
}
