import PeopleDomain
import PeopleStorage

extension OrganizationState {
    /// Writes one record but the organization itself and a key, which are the business of ``State``.
    mutating func write(_ record: StoreRecord) throws(StorageError) {
        switch record {
        case .organization, .apiKey: return
        case .customFields(let schema): try write(schema, as: record)
        case .company(let company): try write(company, as: record)
        case .person(let person): try write(person, as: record)
        case .user(let account): try write(account, as: record)
        case .note(let note): try write(note, as: record)
        case .profile(let profile): try write(profile, as: record)
        case .job(let job): try write(job, as: record)
        case .tokenUse(let use): try write(use, as: record)
        }
    }

    private mutating func write(_ schema: CustomFieldSchema, as record: StoreRecord) throws(StorageError) {
        if try record.step(over: .customFields(self[schema: schema.entityType]), behind: nil) == .leave { return }
        self[schema: schema.entityType] = schema
        refillUniqueValues(of: schema.entityType)
    }

    private mutating func write(_ company: Company, as record: StoreRecord) throws(StorageError) {
        if trash.companies[company.id] != nil { throw record.conflict(.changedHere) }
        let kept = companies[company.id]?.company
        let step = try record.step(over: kept.map { .company($0) }, behind: companies.last)
        if step == .leave { return }
        let nameKey = company.name.comparisonKey
        if let other = companiesByName[nameKey], other != company.id {
            throw record.conflict(.isTaken(by: .company(other)))
        }
        let unique = uniqueValues(of: company.customFields, in: .companies)
        for value in unique {
            if let other = uniqueValues.holder(of: value, Company.self), other != company.id {
                throw record.conflict(.isTaken(by: .company(other)))
            }
        }
        uniqueValues.move(
            company.id, from: kept.map { uniqueValues(of: $0.customFields, in: .companies) } ?? [], to: unique)
        if let kept { companiesByName[kept.name.comparisonKey] = nil }
        companiesByName[nameKey] = company.id
        companies.write(CompanyRow(company), step)
    }

    private mutating func write(_ person: Person, as record: StoreRecord) throws(StorageError) {
        if trash.people[person.id] != nil || merges[person.id] != nil { throw record.conflict(.changedHere) }
        let kept = people[person.id]?.person
        let step = try record.step(over: kept.map { .person($0) }, behind: people.last)
        if step == .leave { return }
        let emailKey = person.email?.comparisonKey
        if let emailKey, let other = peopleByEmail[emailKey], other != person.id {
            throw record.conflict(.isTaken(by: .person(other)))
        }
        if let company = person.company?.id, companies[company] == nil { throw .notFound(.company(company)) }
        let unique = uniqueValues(of: person.customFields, in: .people)
        for value in unique {
            if let other = uniqueValues.holder(of: value, Person.self), other != person.id {
                throw record.conflict(.isTaken(by: .person(other)))
            }
        }
        uniqueValues.move(
            person.id, from: kept.map { uniqueValues(of: $0.customFields, in: .people) } ?? [], to: unique)
        if let key = kept?.email?.comparisonKey { peopleByEmail[key] = nil }
        if let emailKey { peopleByEmail[emailKey] = person.id }
        people.write(PersonRow(person), step)
    }

    private mutating func write(_ account: UserAccount, as record: StoreRecord) throws(StorageError) {
        let step = try record.step(over: accounts[account.id].map { .user($0) }, behind: accounts.last)
        if step == .leave { return }
        if people[account.id] == nil { throw .notFound(.person(account.id)) }
        accounts.write(account, step)
    }

    private mutating func write(_ note: Note, as record: StoreRecord) throws(StorageError) {
        let kept = notes.values.lazy.compactMap { $0[note.id]?.note }.first
        let last = notes.values.lazy.compactMap(\.last).max()
        let step = try record.step(over: kept.map { .note($0) }, behind: last)
        if step == .leave { return }
        switch note.subject {
        case .person(let id): if people[id] == nil { throw .notFound(.person(id)) }
        case .company(let id): if companies[id] == nil { throw .notFound(.company(id)) }
        }
        notes[note.subject, default: Table()].write(NoteRow(note), step)
    }
}

extension Table {
    fileprivate mutating func write(_ row: Row, _ step: ArchiveStep) {
        switch step {
        case .add: insert(row)
        case .replace: replace(row)
        case .leave: break
        }
    }
}
