import PeopleDomain
import PeopleStorage

extension OrganizationState {
    // MARK: Reads

    func deletedPerson(_ id: Person.ID, visibility: PersonVisibility) -> Deleted<Person>? {
        guard let deleted = trash.people[id]?.deleted, visibility.includes(deleted.record) else { return nil }
        return deleted
    }

    func deletedPeople(page: PageRequest, visibility: PersonVisibility) -> Page<Deleted<Person>> {
        trash.people.page(page) { visibility.includes($0) }
    }

    // MARK: People

    /// Moves a person with its notes to where nothing finds them.
    mutating func putAway(_ person: Person, in context: CommitContext) {
        let deletedAt = max(context.now, person.updatedAt)
        trash.people[person.id] = Trash.PutAway(
            deleted: Deleted(person, deletedAt: deletedAt, author: context.scope.author),
            notes: notes.removeValue(forKey: .person(person.id)))
        jobs.cancelAll(of: person.id, at: context.now)
        people.remove(person.id)
        if let key = person.email?.comparisonKey { peopleByEmail[key] = nil }
        uniqueValues.move(person.id, from: uniqueValues(of: person.customFields, in: .people), to: [])
        noteDeletion(of: .person(person.id), after: person.revision, at: deletedAt, in: context)
    }

    mutating func restorePerson(
        _ id: Person.ID, dropping dropped: Set<CustomFieldKey>, schema: Revision, in context: inout CommitContext
    ) throws(StorageError) -> Person {
        guard let deleted = deletedPerson(id, visibility: context.scope.visibility) else {
            throw .notFound(.person(id))
        }
        try require(schema, of: .people)
        let emailKey = deleted.record.email?.comparisonKey
        if let emailKey, peopleByEmail[emailKey] != nil { throw .conflict(.emailTaken) }
        let company = deleted.record.company.flatMap { companies[$0.id].map { CompanySummary($0.company) } }
        let person = deleted.restored(company: company, dropping: dropped, at: context.now)
        let unique = uniqueValues(of: person.customFields, in: .people)
        try uniqueValues.requireFree(unique)
        // Nothing fails from here on.
        people.insert(PersonRow(person))
        if let emailKey { peopleByEmail[emailKey] = id }
        uniqueValues.move(id, from: [], to: unique)
        notes[.person(id)] = trash.people.removeValue(forKey: id)?.notes
        note(person, .restored, person.fieldChanges(since: deleted.record), in: context)
        geocode(person, since: nil, in: &context)
        return person
    }

    mutating func erasePerson(_ id: Person.ID, in context: CommitContext) throws(StorageError) -> Person {
        let erased: Person
        if let deleted = deletedPerson(id, visibility: context.scope.visibility) {
            erased = deleted.record
        } else {
            erased = try deletePerson(id, in: context)
        }
        // Nothing fails from here on.
        for id in everybodyMerged(into: id) + [id] { eraseMentions(of: .person(id), in: context) }
        forgetPerson(id)
        return erased
    }

    // MARK: Companies

    mutating func restoreCompany(
        _ id: Company.ID, dropping dropped: Set<CustomFieldKey>, schema: Revision, in context: CommitContext
    ) throws(StorageError) -> Company {
        guard let putAway = trash.companies[id] else { throw .notFound(.company(id)) }
        try require(schema, of: .companies)
        let nameKey = putAway.deleted.record.name.comparisonKey
        if companiesByName[nameKey] != nil { throw .conflict(.companyNameTaken) }
        let company = putAway.deleted.restored(dropping: dropped, at: context.now)
        let unique = uniqueValues(of: company.customFields, in: .companies)
        try uniqueValues.requireFree(unique)
        // Nothing fails from here on.
        trash.companies[id] = nil
        companies.insert(CompanyRow(company))
        companiesByName[nameKey] = id
        uniqueValues.move(id, from: [], to: unique)
        notes[.company(id)] = putAway.notes
        note(company, .restored, company.fieldChanges(since: putAway.deleted.record), in: context)
        for member in putAway.members {
            guard let person = people[member]?.person, person.company == nil else { continue }
            link(person, with: CompanySummary(company), in: context)
        }
        return company
    }

    mutating func eraseCompany(_ id: Company.ID, in context: CommitContext) throws(StorageError) -> Company {
        let erased: Company
        if let deleted = trash.companies[id]?.deleted {
            erased = deleted.record
        } else {
            erased = try deleteCompany(id, in: context)
        }
        // Nothing fails from here on.
        forgetCompany(id)
        eraseMentions(of: .company(id), in: context)
        return erased
    }

    /// Moves a company with its notes to where nothing finds them. Its people were unlinked before.
    mutating func putAway(_ company: Company, members: [Person.ID], in context: CommitContext) {
        let deletedAt = max(context.now, company.updatedAt)
        trash.companies[company.id] = Trash.PutAway(
            deleted: Deleted(company, deletedAt: deletedAt, author: context.scope.author),
            notes: notes.removeValue(forKey: .company(company.id)), members: members)
        companies.remove(company.id)
        companiesByName[company.name.comparisonKey] = nil
        uniqueValues.move(company.id, from: uniqueValues(of: company.customFields, in: .companies), to: [])
        noteDeletion(of: .company(company.id), after: company.revision, at: deletedAt, in: context)
    }

    /// Links a person with a company or with none, whoever sees it.
    mutating func link(_ person: Person, with company: CompanySummary?, in context: CommitContext) {
        var linked = person
        linked.company = company
        let record = linked.touched(since: person, at: context.now).record
        people.replace(PersonRow(record))
        note(record, .updated, .company(from: person.company, to: company), in: context)
    }

    // MARK: For good

    /// Removes a person from the trash, and all that was known of it.
    mutating func forgetPerson(_ id: Person.ID) {
        for merged in everybodyMerged(into: id) {
            merges[merged] = nil
            history[.person(merged)] = nil
            forgetJobs(of: merged)
        }
        trash.people[id] = nil
        history[.person(id)] = nil
        forgetJobs(of: id)
    }

    mutating func forgetCompany(_ id: Company.ID) {
        trash.companies[id] = nil
        history[.company(id)] = nil
    }

    mutating func noteDeletion(
        of subject: HistorySubject, after revision: Revision, at time: Timestamp, in context: CommitContext
    ) {
        note(
            HistoryEntry(revision: revision.next, kind: .deleted, at: time, author: context.scope.author), of: subject)
    }

    /// Takes a name out of all notes, also those in the trash.
    private mutating func eraseMentions(of mention: Mention, in context: CommitContext) {
        for subject in notes.keys { notes[subject]?.eraseMentions(of: mention, at: context.now) }
        for id in trash.people.keys { trash.people[id]?.notes?.eraseMentions(of: mention, at: context.now) }
        for id in trash.companies.keys { trash.companies[id]?.notes?.eraseMentions(of: mention, at: context.now) }
    }
}

extension Table<NoteRow> {
    fileprivate mutating func eraseMentions(of mention: Mention, at now: Timestamp) {
        for row in newestFirst.filter({ $0.mentions.contains(mention) }) {
            var note = row.note
            note.content = note.content.erasing(mention)
            replace(NoteRow(note.touched(since: row.note, at: now).record))
        }
    }
}
