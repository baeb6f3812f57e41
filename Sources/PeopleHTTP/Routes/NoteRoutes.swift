import NIOHTTP1
import PeopleApplication
import PeopleDomain
import PeopleRepresentation
import PeopleStorage

/// The notes about people, or about companies (contract, section 5).
struct NoteRoutes: Sendable {
    let notes: NoteService
    /// The records that the notes are about, as `/api/people`.
    let path: String
    let subject: @Sendable (Call) throws(ApplicationError) -> NoteSubject

    static func about(_ resource: PersonResource, _ notes: NoteService) -> NoteRoutes {
        NoteRoutes(notes: notes, path: resource.path) { (call) throws(ApplicationError) in
            .person(try call.id(of: .person))
        }
    }

    static func aboutCompanies(_ notes: NoteService) -> NoteRoutes {
        NoteRoutes(notes: notes, path: "/api/companies") { (call) throws(ApplicationError) in
            .company(try call.id(of: .company))
        }
    }

    var routes: [Route] {
        [
            .get("\(path)/{id}/notes", query: QueryReader.page, list),
            .post("\(path)/{id}/notes", create),
            .patch("\(path)/{id}/notes/{noteId}", update).conditional,
            .delete("\(path)/{id}/notes/{noteId}", delete).conditional,
        ]
    }

    private func list(_ call: Call) async throws(ApplicationError) -> Answer {
        var query = call.query
        let paging = query.paging()
        try query.finish()
        let found = try await notes.list(about: subject(call), paging: paging, as: call.caller)
        return .success(capacity: 256 + 1024 * found.items.count) { writer in
            writer.page(found, named: "notes") { $0.note($1, in: call.caller.organization.id) }
        }
    }

    private func create(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let subject = try subject(call)
        let content = try read { () throws(ValidationFailure) in try NoteBody.content(body) }
        let note = try await notes.create(content, about: subject, as: call.caller)
        return Answer.success(.created, message: "Note created successfully") { writer in
            writer.note(note, in: call.caller.organization.id)
        }.tagged(as: note)
    }

    private func update(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let subject = try subject(call)
        let id: Note.ID = try call.id(1, of: .note)
        let expected = try call.conditions.expectedVersions()
        let content = try read { () throws(ValidationFailure) in try NoteBody.content(body, isPatch: true) }
        do throws(ApplicationError) {
            let note = try await notes.update(id, about: subject, to: content, ifIn: expected, as: call.caller)
            return Answer.success(message: "Note updated successfully") { writer in
                writer.note(note, in: call.caller.organization.id)
            }.tagged(as: note)
        } catch .stale(.note(let current)) {
            return .stale(current) { $0.note(current, in: call.caller.organization.id) }
        }
    }

    private func delete(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let subject = try subject(call)
        let id: Note.ID = try call.id(1, of: .note)
        let expected = try call.conditions.expectedVersions()
        do throws(ApplicationError) {
            let note = try await notes.delete(id, about: subject, ifIn: expected, as: call.caller)
            return .success(message: "Note deleted successfully") { $0.note(note, in: call.caller.organization.id) }
        } catch .stale(.note(let current)) {
            return .stale(current) { $0.note(current, in: call.caller.organization.id) }
        }
    }
}
