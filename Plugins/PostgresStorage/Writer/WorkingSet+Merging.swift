#if Postgres
import PeopleDomain
import PeopleStorage

/// What a change does about a merge: one a working set, since it stands alone.
enum MergeChange {
    case merge(Merge, ChangeContext)
    case unmerge(Merge)
}

extension WorkingSet {
    mutating func mergePerson(
        _ id: Person.ID, with otherID: Person.ID, preferring preference: MergePreference, in context: ChangeContext
    ) throws(StorageError) -> Person {
        let person = try visiblePerson(id, in: context)
        let other = try visiblePerson(otherID, in: context)
        if other.isFullUser { throw .conflict(.activeUserAccount) }
        // Nothing fails from here on.
        let merge = Merge(
            other: other, before: person, after: person.merged(with: other, preferring: preference, at: context.now),
            at: context.now, author: context.scope.author)
        people.delete(otherID)
        jobs.hide(of: otherID, at: context.now)
        mergeProfile(of: otherID, into: id)
        if let key = other.email?.comparisonKey { emails[key] = nil }
        count(other, by: -1)
        update(merge.after, from: person)
        mergeChange = .merge(merge, context)
        note(merge.after, .merged, .merge(merge), in: context)
        note(
            otherID, other.revision.next, .merged, at: max(context.now, other.updatedAt), .merging(into: merge.after),
            in: context)
        geocode(merge.after, since: person, in: context)
        return merge.after
    }

    mutating func unmergePerson(
        _ id: Person.ID, in context: ChangeContext
    ) throws(StorageError) -> Person {
        let person = try visiblePerson(id, in: context)
        guard let merge = lastMerge, context.scope.visibility.includes(merge.other) else {
            throw .conflict(.notMerged)
        }
        guard let schema = schemas[.people] else { throw .corrupted("a merge was undone without a schema") }
        let left = merge.undone(
            in: person, company: present(merge.before.company),
            dropping: schema.misfits(in: merge.before.customFields), at: context.now)
        let other = merge.brought(
            back: present(merge.other.company), dropping: schema.misfits(in: merge.other.customFields), at: context.now)
        try left.requireEmail(insteadOf: person, besides: other) { emails[$0] }
        try left.requireUniqueValues(of: schema, besides: other) { uniqueValues.holder(of: $0, Person.self) }
        // Nothing fails from here on.
        update(left, from: person)
        people.insert(other, as: other.id)
        if let key = other.email?.comparisonKey { emails[key] = other.id }
        count(other, by: 1)
        mergeChange = .unmerge(merge)
        unmergeProfile(of: other.id, from: id)
        note(left, .unmerged, .unmerge(merge, from: person, to: left), in: context)
        note(other, .restored, other.fieldChanges(since: merge.other), in: context)
        geocode(left, since: person, in: context)
        geocode(other, since: nil, in: context)
        return other
    }

    private mutating func update(_ person: Person, from earlier: Person) {
        people.update(person, as: person.id)
        if let key = earlier.email?.comparisonKey { emails[key] = nil }
        if let key = person.email?.comparisonKey { emails[key] = person.id }
        if earlier.company?.id == person.company?.id { return }
        countCompany(of: earlier, by: -1)
        countCompany(of: person, by: 1)
    }

    private func present(_ company: CompanySummary?) -> CompanySummary? {
        company.flatMap { companies[$0.id] }.map { CompanySummary($0) }
    }

    // MARK: Statements

    /// Moves notes from who goes, before they would go with that person.
    func moveMergedNotes(to writes: inout WriteBatch) {
        guard case .merge(let merge, _)? = mergeChange else { return }
        writes.add(MergeQueries.moveNotes) {
            $0.add(merge.other.id)
            $0.add(merge.after.id)
        }
    }

    /// Behind all that is written of the two.
    func writeMerge(to writes: inout WriteBatch) {
        switch mergeChange {
        case nil: break
        case .merge(let merge, let context):
            writes.add(MergeQueries.lead) {
                $0.add(merge.other.id)
                $0.add(merge.after.id)
            }
            writes.add(MergeQueries.insert) {
                $0.add(merge.other.id)
                $0.add(merge.after.id)
                $0.add(merge.after.revision.number)
                $0.add(merge.at)
                $0.addAuthor(of: context.scope)
                $0.add(merge.other.putAwayForm)
                $0.add(merge.before.putAwayForm)
                $0.add(merge.after.putAwayForm)
            }
        case .unmerge(let merge):
            writes.add(MergeQueries.moveNotesBack) {
                $0.add(merge.other.id)
                $0.add(merge.after.id)
            }
            for sql in [MergeQueries.delete, MergeQueries.leadBack] { writes.add(sql) { $0.add(merge.other.id) } }
            writes.add(JobQueries.show) { $0.add(ids: [merge.other.id]) }
        }
    }
}
#endif
