#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    mutating func createPerson(
        _ draft: PersonDraft, isFullUser: Bool, schema: Revision, in context: ChangeContext
    ) throws(StorageError) -> Person {
        try require(schema, of: .people)
        let emailKey = draft.email?.comparisonKey
        if let emailKey, emails[emailKey] != nil { throw .conflict(.emailTaken) }
        let unique = uniqueValues(of: draft.customFields, in: .people)
        try uniqueValues.requireFree(unique)
        let company = try company(draft.company, in: context)
        // Nothing fails from here on.
        let (id, time) = issue(Person.self, in: context)
        let person = Person(
            id: id, draft: draft, company: company, isFullUser: isFullUser, createdBy: context.scope.actor,
            createdAt: time)
        people.insert(person, as: id)
        if let emailKey { emails[emailKey] = id }
        uniqueValues.move(id, from: [], to: unique)
        count(person, by: 1)
        note(person, .created, in: context)
        geocode(person, since: nil, in: context)
        return person
    }

    mutating func updatePerson(
        _ id: Person.ID, _ patch: PersonPatch, schema: Revision, in context: ChangeContext
    ) throws(StorageError) -> ChangeOutcome {
        let earlier = try visiblePerson(id, in: context)
        if !patch.customFields.isEmpty { try require(schema, of: .people) }
        var person = earlier
        person.apply(patch)
        let isEmailChanged = earlier.isEmailChanged(by: patch)
        let emailKey = person.email?.comparisonKey
        if isEmailChanged {
            if earlier.isFullUser { throw .conflict(.activeUserAccount) }
            if let emailKey, emails[emailKey] != nil { throw .conflict(.emailTaken) }
        }
        let unique = (
            earlier: uniqueValues(of: earlier.customFields, in: .people),
            now: uniqueValues(of: person.customFields, in: .people)
        )
        try uniqueValues.requireFree(unique.now, except: unique.earlier)
        if case .set(let reference) = patch.company { person.company = try company(reference, in: context) }
        // Nothing fails from here on.
        let (record, effect) = person.touched(since: earlier, at: context.now)
        if effect == .unchanged { return .person(record, effect) }
        people.update(record, as: id)
        uniqueValues.move(id, from: unique.earlier, to: unique.now)
        note(record, .updated, record.fieldChanges(since: earlier), in: context)
        geocode(record, since: earlier, in: context)
        if isEmailChanged {
            if let key = earlier.email?.comparisonKey { emails[key] = nil }
            if let emailKey { emails[emailKey] = id }
        }
        if earlier.company?.id != record.company?.id {
            countCompany(of: earlier, by: -1)
            countCompany(of: record, by: 1)
        }
        return .person(record, effect)
    }

    mutating func deletePerson(_ id: Person.ID, in context: ChangeContext) throws(StorageError) -> Person {
        let person = try visiblePerson(id, in: context)
        if person.isFullUser { throw .conflict(.activeUserAccount) }
        // Nothing fails from here on.
        putAway(person, in: context)
        return person
    }

    /// A person with its company as it is named now.
    ///
    /// - Throws: ``StorageError/notFound(_:)`` where the scope sees no such person.
    func visiblePerson(_ id: Person.ID, in context: ChangeContext) throws(StorageError) -> Person {
        guard var person = people[id], context.scope.visibility.includes(person) else { throw .notFound(.person(id)) }
        if let companyID = person.company?.id, let company = companies[companyID] {
            person.company = CompanySummary(company)
        }
        return person
    }

    /// The company that a person is to be linked with, created where it is named and there is none.
    ///
    /// Either throws or may write: to be called when all else is known to go well.
    ///
    /// - Throws: ``StorageError/notFound(_:)`` for an existing company that is not there.
    private mutating func company(
        _ reference: CompanyReference, in context: ChangeContext
    ) throws(StorageError) -> CompanySummary? {
        switch reference {
        case .none: return nil
        case .existing(let id):
            guard let company = companies[id] else { throw .notFound(.company(id)) }
            return CompanySummary(company)
        case .named(let name):
            if let id = companyNames[name.comparisonKey], let company = companies[id] {
                return CompanySummary(company)
            }
            return CompanySummary(insertCompany(CompanyDraft(name: name), in: context))
        }
    }

    mutating func count(_ person: Person, by difference: Int) {
        count(CountKey(.people), by: difference)
        if let creator = person.createdBy { count(CountKey(.peopleByCreator, of: creator), by: difference) }
        countCompany(of: person, by: difference)
    }

    mutating func countCompany(of person: Person, by difference: Int) {
        guard let company = person.company else { return }
        count(CountKey(.peopleOfCompany, of: company.id), by: difference)
    }
}
#endif
