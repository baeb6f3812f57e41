import NIOHTTP1
import PeopleDomain

extension Operation {
    /// What notes are about.
    enum NoteSubjects: Sendable {
        case people, contacts, companies

        fileprivate var path: String {
            switch self {
            case .people: PersonResource.people.path
            case .contacts: PersonResource.contacts.path
            case .companies: "/api/companies"
            }
        }

        fileprivate var names: (id: String, word: String) {
            switch self {
            case .people: ("Person", "person")
            case .contacts: ("Contact", "contact")
            case .companies: ("Company", "company")
            }
        }
    }

    static func notes(about subjects: NoteSubjects) -> [Operation] {
        let path = "\(subjects.path)/{id}/notes"
        let (name, word) = subjects.names
        return [
            Operation(
                method: .GET, path: path, id: "list\(name)Notes", tag: .notes,
                summary: "List the notes about a \(word)",
                explanation: "Newest first.", access: .scope(.read), query: QueryParameter.page,
                success: .page(of: .note, named: "notes")),
            Operation(
                method: .POST, path: path, id: "create\(name)Note", tag: .notes,
                summary: "Write a note about a \(word)",
                access: .scope(.write), body: .newNote,
                success: .created(.note, message: "Note created successfully"), isVersioned: true),
            Operation(
                method: .PATCH, path: "\(path)/{noteId}", id: "update\(name)Note", tag: .notes,
                summary: "Change a note about a \(word)", access: .scope(.write), body: .noteChange,
                success: .record(.note, message: "Note updated successfully"), isVersioned: true),
            Operation(
                method: .DELETE, path: "\(path)/{noteId}", id: "delete\(name)Note", tag: .notes,
                summary: "Delete a note about a \(word)", access: .scope(.write),
                success: .record(.note, message: "Note deleted successfully"), isVersioned: true),
        ]
    }
}
