import Foundation
import PeopleDomain
import PeopleStorage

extension Fault {
    static let writing: [Fault] = [
        .repository(
            "minds the case of emails",
            caughtBy: "An email address is unique in its organization without regard to case"
        ) { base, _ in
            RescuesFailures(base: base) { base, set, error throws(StorageError) in
                guard error == .conflict(.emailTaken), set.changes.count == 1,
                    case .createPerson(var draft, let schema)? = set.changes.first
                else { throw error }
                let people = try await base.everybody()
                if people.contains(where: { $0.email == draft.email }) { throw error }
                draft.email = nil
                return try await base.commit(ChangeSet(.createPerson(draft, schema: schema)))
            }
        },
        .repository("loses updates", caughtBy: "100 parallel merges of one person are all there") { base, _ in
            LosesUpdates(base: base)
        },
        .repository(
            "looks for a company and then makes it",
            caughtBy: "100 parallel creates that name one new company make one company"
        ) { base, _ in
            LooksThenMakes(base: base)
        },
        .repository(
            "replaces custom fields", caughtBy: "Custom fields are merged: set, replaced, removed, and the others stay"
        ) { base, _ in
            ReplacesCustomFields(base: base)
        },
        .repository("checks no schema", caughtBy: "A write that was checked against an older schema is refused") {
            base, _ in
            RescuesFailures(base: base) { base, set, error throws(StorageError) in
                guard error == .staleSchema, set.changes.count == 1,
                    case .createPerson(let draft, _)? = set.changes.first
                else { throw error }
                let schema = try await base.customFieldSchema(for: .people).revision
                return try await base.commit(ChangeSet(.createPerson(draft, schema: schema)))
            }
        },
        .repository("does the half of a set", caughtBy: "A set of which one change fails leaves nothing behind") {
            base, _ in
            OneByOne(base: base)
        },
        .repository(
            "leaves the company of a person who was refused",
            caughtBy: "A person who can't be created leaves no company behind"
        ) { base, _ in
            LeavesCompany(base: base)
        },
        .repository(
            "calls every write a change", caughtBy: "An update that changes nothing leaves time and revision alone"
        ) { base, _ in
            RewritesOutcomes(base: base) { outcome in
                guard case .person(let person, .unchanged) = outcome else { return outcome }
                return .person(person, .updated)
            }
        },
        .repository("composes what is decomposed", caughtBy: "Every text of a person comes back byte for byte") {
            base, _ in
            RewritesChanges(base: base) { change in
                guard case .createPerson(var draft, let schema) = change else { return change }
                draft.firstName = FirstName(stored: draft.firstName.string.precomposedStringWithCanonicalMapping)
                return .createPerson(draft, schema: schema)
            }
        },
        .repository("trims notes", caughtBy: "A note is kept as it was written, about a person or a company") {
            base, _ in
            RewritesChanges(base: base) { change in
                guard case .createNote(let content, let subject) = change else { return change }
                return .createNote(NoteContent(stored: content.string.trimmingWhiteSpace()), about: subject)
            }
        },
        .repository(
            "cuts notes at 65,535 bytes", caughtBy: "A note of 100,000 characters with 1,000 mentions is kept whole"
        ) {
            base, _ in
            RewritesChanges(base: base) { change in
                guard case .createNote(let content, let subject) = change else { return change }
                return .createNote(NoteContent(stored: String(content.string.prefix(65_535))), about: subject)
            }
        },
        .repository("keeps places in 32 bits", caughtBy: "A person is kept as it was given") { base, _ in
            RewritesChanges(base: base) { change in
                guard case .createPerson(var draft, let schema) = change else { return change }
                draft.latitude = draft.latitude.map { Latitude(stored: Double(Float($0.degrees))) }
                return .createPerson(draft, schema: schema)
            }
        },
        .repository("needs no force", caughtBy: "A field with values goes only by force, and takes them along") {
            base, _ in
            RewritesChanges(base: base) { change in
                guard case .deleteCustomField(let id, let entityType, _) = change else { return change }
                return .deleteCustomField(id, of: entityType, force: true)
            }
        },
        .repository(
            "forgets who created a person", caughtBy: "A new person has revision 1, the present time and its creator"
        ) {
            base, backend in
            backend.repository(
                in: OrganizationScope(
                    mintedFor: base.scope.organizationID, actor: nil, visibility: base.scope.visibility))
        },
        .repository(
            "deletes people with their company", caughtBy: "A deleted company unlinks its people and deletes none"
        ) {
            base, _ in DeletesMembers(base: base)
        },
        .repository(
            "leaves people with a company that is gone",
            caughtBy: "A deleted company unlinks its people and deletes none",
            remembering: Set<Company.ID>()
        ) { HidesCompanies(base: $0, hidden: $1) },
        .repository("has notes about nobody", caughtBy: "Notes go with the record that they are about") { base, _ in
            NotesAboutNobody(base: base)
        },
        .repository(
            "deletes users", caughtBy: "A user keeps its email address and can't be deleted", remembering: 0
        ) { base, _ in
            RescuesFailures(base: base) { base, set, error throws(StorageError) in
                guard error == .conflict(.activeUserAccount), case .deletePerson(let id)? = set.changes.first,
                    let person = try await base.person(id)
                else { throw error }
                return [.person(person, .deleted)]
            }
        },
        .repository(
            "never frees an email", caughtBy: "An email address is free again when its person is gone or has another",
            remembering: Set<String>()
        ) { KeepsEmails(base: $0, taken: $1) },
        .repository(
            "has one set of emails for all", caughtBy: "What is unique is unique in each organization by itself"
        ) {
            EmailsOfAll(base: $0, backend: $1)
        },
        .repository(
            "shows mentioned people as they were",
            caughtBy: "Mentioned records are shown once each, in order, by their present names",
            remembering: [Note.ID: [MentionedPerson]]()
        ) { RemembersMentions(base: $0, memory: $1) },
        .repository(
            "mentions people of other organizations",
            caughtBy: "A mention of another organization's record resolves to nothing"
        ) { MentionsAnyone(base: $0, backend: $1) },
        .repository(
            "mentions in the order of ids",
            caughtBy: "Mentioned records are shown once each, in order, by their present names"
        ) { base, _ in
            RewritesOutcomes(base: base) { outcome in
                guard case .note(var note, let effect) = outcome else { return outcome }
                note.mentionedPeople.sort { $0.id < $1.id }
                return .note(note, effect)
            }
        },
        .repository(
            "lets the time of a change go back",
            caughtBy: "Each change raises the revision by one, and the time never goes back",
            remembering: Timestamp?.none
        ) { base, _ in
            RewritesOutcomes(base: base) { outcome in
                guard case .person(var person, .updated) = outcome, person.revision > Revision(2) else {
                    return outcome
                }
                person.updatedAt = person.createdAt
                return .person(person, .updated)
            }
        },
    ]
}
