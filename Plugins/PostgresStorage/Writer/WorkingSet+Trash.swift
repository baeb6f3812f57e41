#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    // MARK: People

    /// Moves a person with its notes to where nothing finds them.
    mutating func putAway(_ person: Person, in context: ChangeContext) {
        let deletedAt = max(context.now, person.updatedAt)
        putAwayNotes(about: .person(person.id))
        jobs.hide(of: person.id, at: context.now)
        people.delete(person.id)
        if let key = person.email?.comparisonKey { emails[key] = nil }
        uniqueValues.move(person.id, from: uniqueValues(of: person.customFields, in: .people), to: [])
        count(person, by: -1)
        trash.put(person, person.id, .people, createdBy: person.createdBy, at: deletedAt, in: context)
        countDeleted(.people, createdBy: person.createdBy, by: 1)
        note(person.id, person.revision.next, .deleted, at: deletedAt, .none, in: context)
    }

    mutating func restorePerson(
        _ id: Person.ID, dropping dropped: Set<CustomFieldKey>, schema: Revision, in context: ChangeContext
    ) throws(StorageError) -> Person {
        guard let deleted = deletedPerson(id, in: context) else { throw .notFound(.person(id)) }
        try require(schema, of: .people)
        let emailKey = deleted.record.email?.comparisonKey
        if let emailKey, emails[emailKey] != nil { throw .conflict(.emailTaken) }
        let company = deleted.record.company.flatMap { companies[$0.id] }.map { CompanySummary($0) }
        let person = deleted.restored(company: company, dropping: dropped, at: context.now)
        let unique = uniqueValues(of: person.customFields, in: .people)
        try uniqueValues.requireFree(unique)
        // Nothing fails from here on.
        trash.people[id] = nil
        trash.restoredPeople.insert(id)
        countDeleted(.people, createdBy: person.createdBy, by: -1)
        people.insert(person, as: id)
        if let emailKey { emails[emailKey] = id }
        uniqueValues.move(id, from: [], to: unique)
        count(person, by: 1)
        note(person, .restored, person.fieldChanges(since: deleted.record), in: context)
        geocode(person, since: nil, in: context)
        return person
    }

    /// From among the others it goes through the trash.
    mutating func erasePerson(_ id: Person.ID, in context: ChangeContext) throws(StorageError) -> Person {
        let erased: Person
        if let deleted = deletedPerson(id, in: context) {
            erased = deleted.record
        } else {
            erased = try deletePerson(id, in: context)
        }
        trash.erase(id)
        countDeleted(.people, createdBy: erased.createdBy, by: -1)
        return erased
    }

    private func deletedPerson(_ id: Person.ID, in context: ChangeContext) -> Deleted<Person>? {
        guard let deleted = trash.people[id], context.scope.visibility.includes(deleted.record) else { return nil }
        return deleted
    }

    // MARK: Companies

    /// Moves a company with its notes to where nothing finds them. Its people were unlinked in the database before.
    mutating func putAway(_ company: Company, in context: ChangeContext) {
        let deletedAt = max(context.now, company.updatedAt)
        putAwayNotes(about: .company(company.id))
        companies.delete(company.id)
        companyNames[company.name.comparisonKey] = nil
        uniqueValues.move(company.id, from: uniqueValues(of: company.customFields, in: .companies), to: [])
        count(CountKey(.companies), by: -1)
        trash.put(company, company.id, .companies, createdBy: nil, at: deletedAt, in: context)
        countDeleted(.companies, createdBy: nil, by: 1)
        note(company.id, company.revision.next, .deleted, at: deletedAt, .none, in: context)
    }

    mutating func restoreCompany(
        _ id: Company.ID, dropping dropped: Set<CustomFieldKey>, schema: Revision, in context: ChangeContext
    ) throws(StorageError) -> Company {
        guard let deleted = trash.companies[id] else { throw .notFound(.company(id)) }
        try require(schema, of: .companies)
        let nameKey = deleted.record.name.comparisonKey
        if companyNames[nameKey] != nil { throw .conflict(.companyNameTaken) }
        let company = deleted.restored(dropping: dropped, at: context.now)
        let unique = uniqueValues(of: company.customFields, in: .companies)
        try uniqueValues.requireFree(unique)
        // Nothing fails from here on.
        trash.companies[id] = nil
        trash.restoredCompanies.append(TrashChanges.RestoredCompany(company: company, context: context))
        countDeleted(.companies, createdBy: nil, by: -1)
        companies.insert(company, as: id)
        companyNames[nameKey] = id
        uniqueValues.move(id, from: [], to: unique)
        count(CountKey(.companies), by: 1)
        note(company, .restored, company.fieldChanges(since: deleted.record), in: context)
        return company
    }

    mutating func eraseCompany(_ id: Company.ID, in context: ChangeContext) throws(StorageError) -> Company {
        let erased: Company
        if let deleted = trash.companies[id] {
            erased = deleted.record
        } else {
            erased = try deleteCompany(id, in: context)
        }
        trash.erase(id)
        countDeleted(.companies, createdBy: nil, by: -1)
        return erased
    }

    // MARK: Steps

    /// Removes what has been in the trash for long enough.
    mutating func forget<Record>(_ id: Identifier<Record>, _ entityType: EntityType, createdBy: User.ID?) {
        trash.erase(id)
        countDeleted(entityType, createdBy: createdBy, by: -1)
    }

    /// Those that nobody read are moved with the record, when that is written.
    private mutating func putAwayNotes(about subject: NoteSubject) {
        trash.notes += notes.records.values.filter { $0.subject == subject }
        deleteNotes(about: subject)
    }

    private mutating func countDeleted(_ entityType: EntityType, createdBy: User.ID?, by difference: Int) {
        switch entityType {
        case .people:
            count(CountKey(.deletedPeople), by: difference)
            if let createdBy { count(CountKey(.deletedPeopleByCreator, of: createdBy), by: difference) }
        case .companies: count(CountKey(.deletedCompanies), by: difference)
        }
    }
}
#endif
