import PeopleDomain
import PeopleStorage

/// Faults of the trash.
extension Fault {
    static let trashing: [Fault] = [
        outcome("counts no changes", caughtBy: "A deleted person is in the trash as it was, and comes back whole") {
            guard case .person(var person, .restored) = $0 else { return $0 }
            person.revision = .first
            return .person(person, .restored)
        },
        .repository(
            "puts back in front", caughtBy: "What is restored stands where it stood, however much came later",
            remembering: [Person.ID]()
        ) { PutsBackInFront(base: $0, restored: $1) },
        .repository(
            "forgets notes", caughtBy: "Notes come back with their record, and their mentions with them",
            remembering: Set<NoteSubject>()
        ) { ForgetsNotes(base: $0, restored: $1) },
        .repository(
            "forgets new notes", caughtBy: "Notes that are written with the deletion of their record come back too",
            remembering: Set<NoteSubject>()
        ) { ForgetsNotes(base: $0, restored: $1) },
        .repository(
            "mentions what is in the trash",
            caughtBy: "A mention of what is in the trash is plain text, and resolves again",
            remembering: [Note.ID: [MentionedPerson]]()
        ) { RemembersMentions(base: $0, memory: $1) },
        .repository(
            "links nobody again", caughtBy: "A restored company has its people again, but for those who have another"
        ) { base, _ in
            LinksNobodyAgain(base: base)
        },
        .repository("lists the oldest first", caughtBy: "The trash lists what was deleted last first, in pages") {
            base, _ in
            ListsOldestFirst(base: base)
        },
        .repository(
            "changes what is in the trash",
            caughtBy: "What is in the trash can't be changed, and has no notes written about it"
        ) { base, _ in
            RescuesFailures(base: base) { base, set, error throws(StorageError) in
                guard case .updatePerson(let id, _, _)? = set.changes.first,
                    let deleted = try await base.deletedPerson(id)
                else { throw error }
                return [.person(deleted.record, .unchanged)]
            }
        },
        .repository(
            "brings back beside another",
            caughtBy: "An email or a name that was taken meanwhile refuses what comes back"
        ) { base, _ in
            RescuesFailures(base: base) { base, set, error throws(StorageError) in
                guard error == .conflict(.emailTaken), case .restorePerson(let id, _, _)? = set.changes.first,
                    let deleted = try await base.deletedPerson(id)
                else { throw error }
                return [.person(deleted.record, .restored)]
            }
        },
        .repository(
            "brings back a value beside another",
            caughtBy: "A record in the trash keeps no unique value, and gets it back only where it is free"
        ) { base, _ in
            RescuesFailures(base: base) { base, set, error throws(StorageError) in
                guard case .conflict(.customFieldValueTaken) = error,
                    case .restorePerson(let id, _, _)? = set.changes.first,
                    let deleted = try await base.deletedPerson(id)
                else { throw error }
                return [.person(deleted.record, .restored)]
            }
        },
        outcome(
            "calls a value an email", caughtBy: "Within a set, a unique value goes with its record and comes with it"
        ) {
            guard case .failed(.conflict(.customFieldValueTaken)) = $0 else { return $0 }
            return .failed(.conflict(.emailTaken))
        },
        .repository(
            "filters without what came back",
            caughtBy: "Filters and orders do not find what is in the trash, and find what came back",
            remembering: Set<Person.ID>()
        ) { FiltersWithoutRestored(base: $0, restored: $1) },
        .repository(
            "links with what is gone", caughtBy: "Who comes back to a company that is gone comes back without one"
        ) { base, _ in
            LinksWithWhatIsGone(base: base)
        },
        change("brings all values back", caughtBy: "Values can stay behind, and a schema that has moved on refuses") {
            guard case .restorePerson(let id, _, let schema) = $0 else { return $0 }
            return .restorePerson(id, dropping: [], schema: schema)
        },
        .repository("shows everybody's trash", caughtBy: "A restricted scope has the trash of its own people") {
            ShowsEverybodysTrash(base: $0, backend: $1)
        },
        .repository("has one trash for all", caughtBy: "The trash of an organization is its own") {
            HasOneTrash(base: $0, backend: $1)
        },
        .directory(
            "empties nothing", caughtBy: "The trash is emptied of what was deleted before a time, the oldest first"
        ) { EmptiesNothing(base: $0) },
        change("keeps who is erased", caughtBy: "Who is erased leaves nothing, whether from the trash or not") {
            guard case .erasePerson(let id) = $0 else { return $0 }
            return .deletePerson(id)
        },
        change(
            "keeps a company that is erased", caughtBy: "An erased company leaves nothing, and no one linked with it"
        ) {
            guard case .eraseCompany(let id) = $0 else { return $0 }
            return .deleteCompany(id)
        },
        .repository(
            "leaves names in notes", caughtBy: "An erased name goes from the mentions in all notes, and all else stays"
        ) { base, _ in
            LeavesNames(base: base, behind: 0)
        },
        .repository(
            "erases a hundred names", caughtBy: "A name is erased from more notes than are held in memory at once"
        ) { base, _ in
            LeavesNames(base: base, behind: 100)
        },
        .repository("erases users", caughtBy: "A user can't be erased") { base, _ in
            RescuesFailures(base: base) { base, set, error throws(StorageError) in
                guard error == .conflict(.activeUserAccount), case .erasePerson(let id)? = set.changes.first,
                    let person = try await base.person(id)
                else { throw error }
                return [.person(person, .deleted)]
            }
        },
        .repository(
            "does one after the other", caughtBy: "Deletions, restorations and erasures can stand in one set"
        ) { base, _ in
            OneByOne(base: base)
        },
    ]

    private static func outcome(
        _ description: String, caughtBy: String, _ rewrite: @escaping @Sendable (ChangeOutcome) -> ChangeOutcome
    ) -> Fault {
        .repository(description, caughtBy: caughtBy) { base, _ in RewritesOutcomes(base: base, rewrite: rewrite) }
    }

    private static func change(
        _ description: String, caughtBy: String, _ rewrite: @escaping @Sendable (Change) -> Change
    ) -> Fault {
        .repository(description, caughtBy: caughtBy) { base, _ in RewritesChanges(base: base, rewrite: rewrite) }
    }
}
