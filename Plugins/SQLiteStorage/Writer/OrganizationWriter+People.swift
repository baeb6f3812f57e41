#if SQLite
import PeopleDomain
import PeopleStorage

extension OrganizationWriter {
    func createPerson(
        _ draft: PersonDraft, isFullUser: Bool, schema: Revision
    ) throws(StorageError) -> (row: Int64, person: Person) {
        try require(schema, of: .people)
        let emailKey = draft.email?.comparisonKey
        try requireFree(emailKey)
        try requireFree(uniqueValues(of: draft.customFields, in: .people))
        let found = try find(draft.company)
        // Nothing fails from here on.
        let company = try link(found)
        let (id, time) = transaction.issue(Person.self, now: now)
        let person = Person(
            id: id, draft: draft, company: company?.summary, isFullUser: isFullUser, createdBy: scope.actor,
            createdAt: time)
        let row = try insert(person, companyRow: company?.row)
        try note(person, row: row, .created)
        try geocode(person, since: nil)
        return (row, person)
    }

    func updatePerson(
        _ id: Person.ID, _ patch: PersonPatch, schema: Revision
    ) throws(StorageError) -> ChangeOutcome {
        try updatePerson(visiblePerson(id), patch, schema: schema)
    }

    func updatePerson(
        _ earlier: StoredPerson, _ patch: PersonPatch, schema: Revision
    ) throws(StorageError) -> ChangeOutcome {
        if !patch.customFields.isEmpty { try require(schema, of: .people) }
        var person = earlier.person
        person.apply(patch)
        let emailKey = person.email?.comparisonKey
        if earlier.person.isEmailChanged(by: patch) {
            if earlier.person.isFullUser { throw .conflict(.activeUserAccount) }
            try requireFree(emailKey)
        }
        if !patch.customFields.isEmpty {
            try requireFree(
                uniqueValues(of: person.customFields, in: .people),
                except: uniqueValues(of: earlier.person.customFields, in: .people))
        }
        var companyRow = earlier.companyRow
        if case .set(let reference) = patch.company {
            let found = try find(reference)
            // Nothing fails from here on.
            let company = try link(found)
            person.company = company?.summary
            companyRow = company?.row
        }
        let (record, effect) = person.touched(since: earlier.person, at: now)
        if effect == .unchanged { return .person(record, effect) }
        try update(record, companyRow: companyRow, stored: earlier)
        try note(record, row: earlier.row, .updated, record.fieldChanges(since: earlier.person))
        try geocode(record, since: earlier.person)
        return .person(record, effect)
    }

    func deletePerson(_ id: Person.ID) throws(StorageError) -> Person {
        let stored = try visiblePerson(id)
        if stored.person.isFullUser { throw .conflict(.activeUserAccount) }
        // Nothing fails from here on.
        try putAway(stored)
        return stored.person
    }

    /// - Throws: ``StorageError/notFound(_:)`` where the scope sees no such person.
    func visiblePerson(_ id: Person.ID) throws(StorageError) -> StoredPerson {
        let stored = try connection.first(PersonQueries.storedByID) {
            $0.add(id)
            $0.add(ordinal)
        } _: {
            $0.storedPerson()
        }
        guard let stored, scope.visibility.includes(stored.person) else { throw .notFound(.person(id)) }
        return stored
    }

    // MARK: Steps

    private var list: SearchList { SearchList(table: .people, rows: rows) }

    func requireFree(_ emailKey: String?) throws(StorageError) {
        guard let emailKey else { return }
        let isTaken = try connection.exists(PersonQueries.holderOfEmail) {
            $0.add(ordinal)
            $0.add(emailKey)
        }
        if isTaken { throw .conflict(.emailTaken) }
    }

    /// Who has an email address.
    func holder(of email: EmailAddress) throws(StorageError) -> Person.ID? {
        try connection.first(PersonQueries.holderOfEmail) {
            $0.add(ordinal)
            $0.add(email.comparisonKey)
        } _: {
            $0.id(Person.self)
        }
    }

    /// Adds a person whose email is known to be free.
    ///
    /// - Parameter place: the row of one that was there before; `nil` for one behind all others.
    /// - Returns: the row.
    @discardableResult
    func insert(_ person: Person, companyRow: Int64?, row place: Int64? = nil) throws(StorageError) -> Int64 {
        let row: Int64
        if let place { row = place } else { row = try transaction.nextRow(PersonQueries.lastRow, in: rows) }
        let searchText = SearchText.of(person)
        try connection.run(PersonQueries.insert) {
            $0.add(row)
            $0.add(ordinal)
            $0.add(person.id)
            $0.addFields(of: person)
            $0.add(companyRow)
            $0.add(searchText)
            $0.add(person.createdBy)
            $0.add(person.createdAt)
            $0.add(person.updatedAt)
            $0.add(person.revision)
        }
        try index(row, from: [], to: entries(of: person))
        try transaction.index(row, in: list, from: nil, to: searchText)
        try connect(row, from: nil, to: person)
        count(person, by: 1)
        return row
    }

    /// Stores a person that changed, in whatever.
    func update(_ person: Person, companyRow: Int64?, stored: StoredPerson) throws(StorageError) {
        let searchText = SearchText.of(person)
        try update(person, stored: stored, searchText: searchText)
        if companyRow != stored.companyRow {
            try connection.run(PersonQueries.updateCompany) {
                $0.add(stored.row)
                $0.add(companyRow)
            }
            countCompany(of: stored.person, by: -1)
            countCompany(of: person, by: 1)
        }
        try transaction.index(stored.row, in: list, from: stored.searchText, to: searchText)
        try connect(stored.row, from: stored.person, to: person)
    }

    private func update(_ person: Person, stored: StoredPerson, searchText: String) throws(StorageError) {
        try connection.run(PersonQueries.update) {
            $0.add(stored.row)
            $0.addFields(of: person)
            $0.add(searchText)
            $0.add(person.updatedAt)
            $0.add(person.revision)
        }
        try index(stored.row, from: entries(of: stored.person), to: entries(of: person))
    }

    /// Stores a person that changed in nothing that is searched or linked.
    func update(_ person: Person, stored: StoredPerson) throws(StorageError) {
        try update(person, stored: stored, searchText: stored.searchText)
    }

    func count(_ person: Person, by difference: Int) {
        transaction.count(.people, in: ordinal, by: difference)
        if let creator = person.createdBy {
            transaction.count(.peopleByCreator, of: creator, in: ordinal, by: difference)
        }
        countCompany(of: person, by: difference)
    }

    private func countCompany(of person: Person, by difference: Int) {
        guard let company = person.company else { return }
        transaction.count(.peopleOfCompany, of: company.id, in: ordinal, by: difference)
    }
}

extension Bindings {
    /// Gives the columns `email` to `custom_fields`, in which a new person and a changed one are alike.
    fileprivate mutating func addFields(of person: Person) {
        add(person.email?.string)
        add(person.email?.comparisonKey)
        add(person.firstName.string)
        add(person.lastName?.string)
        add(person.phoneNumber?.string)
        add(person.address?.string)
        add(person.latitude?.degrees)
        add(person.longitude?.degrees)
        add(PersonFlags(person).rawValue)
        add(person.customFields.json)
    }
}
#endif
