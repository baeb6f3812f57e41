#if SQLite
import PeopleDomain
import PeopleStorage

extension OrganizationWriter {
    func mergePerson(
        _ id: Person.ID, with otherID: Person.ID, preferring preference: MergePreference
    ) throws(StorageError) -> Person {
        let kept = try visiblePerson(id)
        let other = try visiblePerson(otherID)
        if other.person.isFullUser { throw .conflict(.activeUserAccount) }
        // Nothing fails from here on.
        let merge = Merge(
            other: other.person, before: kept.person,
            after: kept.person.merged(with: other.person, preferring: preference, at: now), at: now,
            author: scope.author)
        try moveNotes(of: other, to: kept)
        try mergeJobs(of: otherID, into: id)
        try takeOut(other)
        let isCompanyKept = merge.after.company?.id == kept.person.company?.id
        try update(merge.after, companyRow: isCompanyKept ? kept.companyRow : other.companyRow, stored: kept)
        try insert(merge, row: other.row)
        try note(merge.after, row: kept.row, .merged, .merge(merge))
        try note(
            .people, row: other.row, other.person.revision.next, .merged, at: max(now, other.person.updatedAt),
            .merging(into: merge.after))
        try geocode(merge.after, since: kept.person)
        return merge.after
    }

    func unmergePerson(_ id: Person.ID, from otherID: Person.ID?) throws(StorageError) -> Person {
        let kept = try visiblePerson(id)
        guard let stored = try merge(into: id, of: otherID), scope.visibility.includes(stored.merge.other) else {
            throw .conflict(.notMerged)
        }
        let merge = stored.merge
        let schema = try connection.schema(of: .people, in: rows)
        let earlierCompany = try present(merge.before.company)
        let left = merge.undone(
            in: kept.person, company: earlierCompany?.summary,
            dropping: schema.misfits(in: merge.before.customFields), at: now)
        let company = try present(merge.other.company)
        let other = merge.brought(
            back: company?.summary, dropping: schema.misfits(in: merge.other.customFields), at: now)
        try left.requireEmail(insteadOf: kept.person, besides: other) { (key) throws(StorageError) in
            try holder(of: EmailAddress(stored: key))
        }
        try left.requireUniqueValues(of: schema, besides: other) { (value) throws(StorageError) in
            try holder(of: value)
        }
        // Nothing fails from here on.
        let isCompanyKept = left.company?.id == kept.person.company?.id
        try update(left, companyRow: isCompanyKept ? kept.companyRow : earlierCompany?.row, stored: kept)
        try insert(other, companyRow: company?.row, row: stored.row)
        try moveNotesBack(to: other.id, row: stored.row, from: kept)
        try unmergeJobs(of: other.id, from: id)
        try connection.run(MergeQueries.delete) { $0.add(other.id) }
        try connection.run(MergeQueries.leadBack) { $0.add(other.id) }
        try note(left, row: kept.row, .unmerged, .unmerge(merge, from: kept.person, to: left))
        try note(other, row: stored.row, .restored, other.fieldChanges(since: merge.other))
        try geocode(left, since: kept.person)
        try geocode(other, since: nil)
        return other
    }

    // MARK: Steps

    private func insert(_ merge: Merge, row: Int64) throws(StorageError) {
        let survivor = merge.after
        try connection.run(MergeQueries.lead) {
            $0.add(merge.other.id)
            $0.add(survivor.id)
        }
        try connection.run(MergeQueries.insert) {
            $0.add(merge.other.id)
            $0.add(row)
            $0.add(ordinal)
            $0.add(survivor.id)
            $0.add(survivor.revision)
            $0.add(merge.at)
            $0.addAuthor(of: scope)
            $0.add(merge.other.putAwayForm)
            $0.add(merge.before.putAwayForm)
            $0.add(survivor.putAwayForm)
        }
    }

    private func merge(into id: Person.ID, of otherID: Person.ID?) throws(StorageError) -> StoredMerge? {
        try connection.first(otherID == nil ? MergeQueries.last : MergeQueries.one) {
            $0.add(id)
            if let otherID { $0.add(otherID) }
        } _: {
            $0.storedMerge()
        } ?? nil
    }

    private func holder(of value: UniqueValue) throws(StorageError) -> Person.ID? {
        guard let row = try connection.row(of: value.entry, ordinal: ordinal) else { return nil }
        return try connection.first(PersonQueries.storedByRow) {
            $0.add(row)
        } _: {
            $0.storedPerson().person.id
        }
    }

    private func present(_ company: CompanySummary?) throws(StorageError) -> CompanyLink? {
        guard let company else { return nil }
        return try connection.link(with: company.id, in: rows)
    }

    private func moveNotes(of other: StoredPerson, to kept: StoredPerson) throws(StorageError) {
        try connection.run(MergeQueries.insertNotes) { $0.add(other.row) }
        if connection.changes == 0 { return }
        try connection.run(MergeQueries.moveNotes) {
            $0.add(other.row)
            $0.add(kept.row)
        }
        countMovedNotes(from: other.person.id, to: kept.person.id)
    }

    private func moveNotesBack(to other: Person.ID, row: Int64, from kept: StoredPerson) throws(StorageError) {
        try connection.run(MergeQueries.moveNotesBack) {
            $0.add(row)
            $0.add(kept.row)
        }
        countMovedNotes(from: kept.person.id, to: other)
        try connection.run(MergeQueries.deleteNotes) { $0.add(row) }
    }

    private func countMovedNotes(from one: Person.ID, to other: Person.ID) {
        let count = connection.changes
        if count == 0 { return }
        transaction.count(.notes, of: one, in: ordinal, by: -count)
        transaction.count(.notes, of: other, in: ordinal, by: count)
    }
}

extension WriteTransaction {
    /// Forgets everybody who was merged into a person that is gone for good.
    ///
    /// - Returns: their ids.
    @discardableResult
    func forgetMerges(into id: Person.ID) throws(StorageError) -> [Person.ID] {
        let merged = try connection.all(MergeQueries.everybody) {
            $0.add(id)
        } _: { row in
            (id: row.id(Person.self), row: row.int64())
        }
        for other in merged {
            try connection.run(HistoryQueries.delete) {
                $0.add(EntityType.people.storedNumber)
                $0.add(other.row)
            }
            try connection.run(MergeQueries.deleteNotes) { $0.add(other.row) }
            try connection.run(MergeQueries.delete) { $0.add(other.id) }
            try forgetJobs(of: other.id)
        }
        return merged.map(\.id)
    }
}
#endif
