import PeopleDomain
import PeopleStorage

extension OrganizationState {
    // MARK: Reads

    func person(_ id: Person.ID, visibility: PersonVisibility) -> Person? {
        guard let person = people[id]?.person, visibility.includes(person) else { return nil }
        return shown(person)
    }

    func people(_ ids: Set<Person.ID>, visibility: PersonVisibility) -> [Person.ID: Person] {
        var found: [Person.ID: Person] = [:]
        for id in ids { found[id] = person(id, visibility: visibility) }
        return found
    }

    /// - Throws: ``StorageError/staleSchema``.
    func people(
        matching query: PersonQuery, page: PageRequest, visibility: PersonVisibility
    ) throws(StorageError) -> Page<Person> {
        try require(query.fields.schema, of: .people)
        // The list that is asked for most needs no look at every person.
        if query == PersonQuery() && visibility == .all { return people.page(page) { shown($0.person) } }
        return people.page(
            page,
            where: { row in
                visibility.includes(row.person)
                    && (query.companyID == nil || query.companyID == row.person.company?.id)
                    && query.search?.match(row.searchText) ?? true
                    && query.fields.conditions.allSatisfy { $0.isMet(by: row.person.keys(in: $0.field)) }
            }, order: query.fields.order, position: { query.fields.order.position(of: $0.person) }
        ) { row in
            shown(row.person)
        }
    }

    /// A kept person with its company as it is named now.
    func shown(_ person: Person) -> Person {
        guard let id = person.company?.id else { return person }
        var person = person
        person.company = companies[id].map { CompanySummary($0.company) }
        return person
    }

    // MARK: Writes

    mutating func createPerson(
        _ draft: PersonDraft, isFullUser: Bool, schema: Revision, in context: inout CommitContext
    ) throws(StorageError) -> Person {
        try require(schema, of: .people)
        let emailKey = draft.email?.comparisonKey
        if let emailKey, peopleByEmail[emailKey] != nil { throw .conflict(.emailTaken) }
        let unique = uniqueValues(of: draft.customFields, in: .people)
        try uniqueValues.requireFree(unique)
        let company = try company(draft.company, in: &context)
        // Nothing fails from here on.
        let (id, time) = context.issue(Person.self)
        let person = Person(
            id: id, draft: draft, company: company, isFullUser: isFullUser, createdBy: context.scope.actor,
            createdAt: time)
        people.insert(PersonRow(person))
        if let emailKey { peopleByEmail[emailKey] = id }
        uniqueValues.move(id, from: [], to: unique)
        note(person, .created, .none, in: context)
        geocode(person, since: nil, in: &context)
        return person
    }

    mutating func updatePerson(
        _ id: Person.ID, _ patch: PersonPatch, schema: Revision, in context: inout CommitContext
    ) throws(StorageError) -> ChangeOutcome {
        let earlier = try visiblePerson(id, in: context)
        if !patch.customFields.isEmpty { try require(schema, of: .people) }
        var person = earlier
        person.apply(patch)
        let isEmailChanged = earlier.isEmailChanged(by: patch)
        let emailKey = person.email?.comparisonKey
        if isEmailChanged {
            if earlier.isFullUser { throw .conflict(.activeUserAccount) }
            if let emailKey, peopleByEmail[emailKey] != nil { throw .conflict(.emailTaken) }
        }
        let unique = (
            earlier: uniqueValues(of: earlier.customFields, in: .people),
            now: uniqueValues(of: person.customFields, in: .people)
        )
        try uniqueValues.requireFree(unique.now, except: unique.earlier)
        if case .set(let reference) = patch.company { person.company = try company(reference, in: &context) }
        // Nothing fails from here on.
        let (record, effect) = person.touched(since: earlier, at: context.now)
        if effect == .unchanged { return .person(record, effect) }
        people.replace(PersonRow(record))
        uniqueValues.move(id, from: unique.earlier, to: unique.now)
        note(record, .updated, record.fieldChanges(since: earlier), in: context)
        geocode(record, since: earlier, in: &context)
        if isEmailChanged {
            if let key = earlier.email?.comparisonKey { peopleByEmail[key] = nil }
            if let emailKey { peopleByEmail[emailKey] = id }
        }
        return .person(record, effect)
    }

    mutating func deletePerson(_ id: Person.ID, in context: CommitContext) throws(StorageError) -> Person {
        let person = try visiblePerson(id, in: context)
        if person.isFullUser { throw .conflict(.activeUserAccount) }
        // Nothing fails from here on.
        putAway(person, in: context)
        return person
    }

    /// - Throws: ``StorageError/notFound(_:)`` where the scope sees no such person.
    func visiblePerson(_ id: Person.ID, in context: CommitContext) throws(StorageError) -> Person {
        guard let person = person(id, visibility: context.scope.visibility) else { throw .notFound(.person(id)) }
        return person
    }

    /// The company that a person is to be linked with, created where it is named and there is none.
    ///
    /// Either throws or may write: to be called when all else is known to go well.
    ///
    /// - Throws: ``StorageError/notFound(_:)`` for an existing company that is not there.
    private mutating func company(
        _ reference: CompanyReference, in context: inout CommitContext
    ) throws(StorageError) -> CompanySummary? {
        switch reference {
        case .none: return nil
        case .existing(let id):
            guard let company = companies[id]?.company else { throw .notFound(.company(id)) }
            return CompanySummary(company)
        case .named(let name):
            if let id = companiesByName[name.comparisonKey], let company = companies[id]?.company {
                return CompanySummary(company)
            }
            return CompanySummary(insertCompany(CompanyDraft(name: name), in: &context))
        }
    }
}
