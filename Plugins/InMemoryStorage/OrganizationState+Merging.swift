import PeopleDomain
import PeopleStorage

/// A merge, and the notes that moved with it.
struct KeptMerge: Sendable {
    let merge: Merge
    let notes: [Note.ID]

    var survivor: Person.ID { merge.after.id }
}

extension OrganizationState {
    // MARK: Reads

    /// Who somebody is since the last merge: itself where there was none.
    func survivor(of id: Person.ID) -> Person.ID {
        var id = id
        while let merge = merges[id] { id = merge.survivor }
        return id
    }

    func survivor(of id: Person.ID, visibility: PersonVisibility) -> Person.ID? {
        if merges[id] == nil { return nil }
        return person(survivor(of: id), visibility: visibility)?.id
    }

    /// Those whose ids lead to a person.
    func everybodyMerged(into id: Person.ID) -> [Person.ID] {
        merges.keys.filter { survivor(of: $0) == id }
    }

    // MARK: Writes

    mutating func mergePerson(
        _ id: Person.ID, with otherID: Person.ID, preferring preference: MergePreference,
        in context: inout CommitContext
    ) throws(StorageError) -> Person {
        let person = try visiblePerson(id, in: context)
        let other = try visiblePerson(otherID, in: context)
        if other.isFullUser { throw .conflict(.activeUserAccount) }
        // Nothing fails from here on.
        let merge = Merge(
            other: other, before: person, after: person.merged(with: other, preferring: preference, at: context.now),
            at: context.now, author: context.scope.author)
        let moved = notes[.person(otherID)].map { Array($0.newestFirst) } ?? []
        notes[.person(otherID)] = nil
        move(moved, to: .person(id))
        merges[otherID] = KeptMerge(merge: merge, notes: moved.map(\.id))
        mergeJobs(of: otherID, into: id, at: context.now)
        people.remove(otherID)
        people.replace(PersonRow(merge.after))
        for key in [person, other].compactMap({ $0.email?.comparisonKey }) { peopleByEmail[key] = nil }
        for person in [person, other] {
            uniqueValues.move(id, from: uniqueValues(of: person.customFields, in: .people), to: [])
        }
        uniqueValues.move(id, from: [], to: uniqueValues(of: merge.after.customFields, in: .people))
        if let key = merge.after.email?.comparisonKey { peopleByEmail[key] = id }
        note(merge.after, .merged, .merge(merge), in: context)
        note(
            HistoryEntry(
                revision: other.revision.next, kind: .merged, at: max(context.now, other.updatedAt),
                author: context.scope.author, changes: .merging(into: merge.after)),
            of: .person(otherID))
        geocode(merge.after, since: person, in: &context)
        return merge.after
    }

    mutating func unmergePerson(
        _ id: Person.ID, from otherID: Person.ID?, in context: inout CommitContext
    ) throws(StorageError) -> Person {
        let person = try visiblePerson(id, in: context)
        let found = merges.values.filter { $0.survivor == id && (otherID == nil || $0.merge.other.id == otherID) }
        guard let kept = found.max(by: { $0.merge.after.revision < $1.merge.after.revision }),
            context.scope.visibility.includes(kept.merge.other)
        else { throw .conflict(.notMerged) }
        let merge = kept.merge
        let schema = self[schema: .people]
        let left = merge.undone(
            in: person, company: present(merge.before.company),
            dropping: schema.misfits(in: merge.before.customFields), at: context.now)
        let other = merge.brought(
            back: present(merge.other.company), dropping: schema.misfits(in: merge.other.customFields), at: context.now)
        try left.requireEmail(insteadOf: person, besides: other) { peopleByEmail[$0] }
        try left.requireUniqueValues(of: schema, besides: other) { uniqueValues.holder(of: $0, Person.self) }
        // Nothing fails from here on.
        merges[other.id] = nil
        unmergeProfile(of: other.id, from: id)
        people.replace(PersonRow(left))
        people.insert(PersonRow(other))
        if let key = person.email?.comparisonKey { peopleByEmail[key] = nil }
        uniqueValues.move(id, from: uniqueValues(of: person.customFields, in: .people), to: [])
        for person in [left, other] {
            if let key = person.email?.comparisonKey { peopleByEmail[key] = person.id }
            uniqueValues.move(person.id, from: [], to: uniqueValues(of: person.customFields, in: .people))
        }
        let moved = kept.notes.compactMap { notes[.person(id)]?[$0] }
        for row in moved { notes[.person(id)]?.remove(row.id) }
        if notes[.person(id)]?.count == 0 { notes[.person(id)] = nil }
        move(moved, to: .person(other.id))
        note(left, .unmerged, .unmerge(merge, from: person, to: left), in: context)
        note(other, .restored, other.fieldChanges(since: merge.other), in: context)
        geocode(left, since: person, in: &context)
        geocode(other, since: nil, in: &context)
        return other
    }

    private func present(_ company: CompanySummary?) -> CompanySummary? {
        company.flatMap { companies[$0.id] }.map { CompanySummary($0.company) }
    }

    private mutating func move(_ rows: [NoteRow], to subject: NoteSubject) {
        for row in rows { notes[subject, default: Table()].insert(NoteRow(row.note.moved(to: subject))) }
    }
}
