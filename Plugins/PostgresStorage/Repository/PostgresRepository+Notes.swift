#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresRepository {
    func notes(about subject: NoteSubject, page request: PageRequest) async throws(StorageError) -> Page<Note> {
        let result: QueryResult
        // A hundred notes of 100,000 characters are no read of microseconds.
        let context = ReadContext.organization(scope.organizationID)
        switch subject {
        case .person(let id):
            let sql = request.position == nil ? NoteQueries.aboutPerson.atOffset : NoteQueries.aboutPerson.behindID
            result = try await storage.read(on: .long, context: context, sql) {
                bind(request, to: &$0)
                $0.add(id)
                $0.add(scope.visibility.creator)
            }
        case .company(let id):
            let sql = request.position == nil ? NoteQueries.aboutCompany.atOffset : NoteQueries.aboutCompany.behindID
            result = try await storage.read(on: .long, context: context, sql) {
                bind(request, to: &$0)
                $0.add(id)
            }
        }
        let head = try result.first { (isVisible: $0.bool(), total: $0.int()) }
        guard let head, head.isVisible else { throw .notFound(subject.reference) }
        let notes = try result.notes(visibility: scope.visibility)
        return request.position == nil
            ? Page(items: notes, total: head.total, request: request)
            : Page(reading: notes, total: head.total, request: request)
    }

    func bind(_ request: PageRequest, to parameters: inout Parameters) {
        parameters.add(scope.organizationID)
        if let position = request.position {
            parameters.add(request.limit + 1)
            parameters.add(position.id)
        } else {
            parameters.add(request.limit)
            parameters.add(request.offset)
        }
    }
}

extension QueryResult {
    /// Reads the notes of a page with what they mention: a row for each mention of a note, behind two columns of the page
    /// and whether there is a note at all.
    fileprivate func notes(visibility: PersonVisibility) throws(StorageError) -> [Note] {
        var notes: [Note] = []
        for index in 0..<count {
            let read = try value(at: index) { row -> (note: Note, mentioned: MentionedRecord?)? in
                row.skip(2)
                if row.bool() { return nil }
                return row.note().map { ($0, row.mentionedRecord()) }
            }
            guard let read else { continue }
            if notes.last?.id != read.note.id { notes.append(read.note) }
            if let mentioned = read.mentioned { notes[notes.count - 1].append(mentioned, visibility: visibility) }
        }
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
