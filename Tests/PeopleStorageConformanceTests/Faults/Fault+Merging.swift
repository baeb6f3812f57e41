import PeopleDomain
import PeopleStorage

extension Fault {
    /// Faults of merges.
    static let merging: [Fault] = [
        .repository(
            "prefers whom it likes", caughtBy: "The values of whoever is preferred stay"
        ) { base, _ in
            RewritesChanges(base: base) { change in
                guard case .mergePerson(let id, let other, _) = change else { return change }
                return .mergePerson(id, with: other, preferring: .this)
            }
        },
        .repository(
            "merges the wrong way round",
            caughtBy: "Who is merged is gone, and what it had is the other's who lacked it"
        ) { base, _ in
            RewritesChanges(base: base) { change in
                guard case .mergePerson(let id, let other, let preference) = change else { return change }
                return .mergePerson(other, with: id, preferring: preference)
            }
        },
        .repository(
            "puts who is merged into the trash",
            caughtBy: "Who was merged comes back as it was, to its place, with its notes"
        ) { base, _ in
            RewritesChanges(base: base) { change in
                guard case .mergePerson(_, let other, _) = change else { return change }
                return .deletePerson(other)
            }
        },
        .repository(
            "leads nowhere", caughtBy: "An id that was merged leads to who is there now, over all merges"
        ) { base, _ in ChangesSurvivor(base: base) { _, _ in nil } },
        .repository(
            "leads everybody to itself", caughtBy: "An id that was merged leads to who is there now, over all merges"
        ) { base, _ in ChangesSurvivor(base: base) { id, survivor in survivor ?? id } },
        .repository("leads to whom nobody may see", caughtBy: "Nobody is merged who is not there, or not seen") {
            base, backend in
            LeadsAnyone(base: base, backend: backend)
        },
        .repository(
            "undoes the last merge whoever is named", caughtBy: "The last merge is undone, or the one that is named"
        ) { base, _ in
            RewritesChanges(base: base) { change in
                guard case .unmergePerson(let id, _) = change else { return change }
                return .unmergePerson(id, from: nil)
            }
        },
        .repository(
            "mentions who is there now twice", caughtBy: "Notes move, and mentions show who is there now, once"
        ) { base, _ in MentionsTwice(base: base) },
        .archive(
            "knows of no merges", caughtBy: "An archive tells of merges, and nobody who was merged is copied again"
        ) { ForgetsMerges(base: $0) },
        .repository(
            "calls a merge a change", caughtBy: "Histories tell of merges, and of their undoing"
        ) { base, _ in TellsUpdates(base: base) },
    ]
}

private struct ChangesSurvivor: ForwardingRepository {
    let base: any Repository
    let change: @Sendable (Person.ID, Person.ID?) -> Person.ID?

    func survivor(of id: Person.ID) async throws(StorageError) -> Person.ID? {
        change(id, try await base.survivor(of: id))
    }
}

private struct LeadsAnyone: ForwardingRepository {
    let base: any Repository
    let backend: any StorageBackend

    func survivor(of id: Person.ID) async throws(StorageError) -> Person.ID? {
        let everybody = OrganizationScope(mintedFor: scope.organizationID, actor: scope.actor, visibility: .all)
        return try await backend.repository(in: everybody).survivor(of: id)
    }
}

private struct MentionsTwice: ForwardingRepository {
    let base: any Repository

    func notes(about subject: NoteSubject, page: PageRequest) async throws(StorageError) -> Page<Note> {
        let found = try await base.notes(about: subject, page: page)
        let notes = found.items.map { note in
            var note = note
            if note.mentionedPeople.count > 1 { note.mentionedPeople += note.mentionedPeople.prefix(1) }
            return note
        }
        return Page(items: notes, total: found.total, hasMore: found.hasMore, request: page)
    }
}

private struct ForgetsMerges: ForwardingArchive {
    let base: any StoreArchive

    func mergeCount(in organization: Organization.ID) async throws(StorageError) -> Int { 0 }
}

private struct TellsUpdates: ForwardingRepository {
    let base: any Repository

    func history(of subject: HistorySubject, page: PageRequest) async throws(StorageError) -> Page<HistoryEntry> {
        let found = try await base.history(of: subject, page: page)
        let entries = found.items.map { entry in
            HistoryEntry(
                revision: entry.revision, kind: entry.kind == .merged ? .updated : entry.kind, at: entry.at,
                author: entry.author, changes: entry.changes)
        }
        return Page(items: entries, total: found.total, hasMore: found.hasMore, request: page)
    }
}
