#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    /// Writes a record as it is, its id and its times among it.
    mutating func write(_ record: StoreRecord, in context: inout ArchiveContext) throws(StorageError) {
        let step: ArchiveStep
        switch record {
        case .organization: return
        case .customFields(let schema): return try write(schema, as: record)
        case .company(let company): step = try write(company, as: record, behind: context.last)
        case .person(let person): step = try write(person, as: record, behind: context.last)
        case .user(let account): step = try write(account, as: record, behind: context.last)
        case .note(let note): step = try write(note, as: record, behind: context.last)
        case .apiKey(let key, let digest): step = try write(key, digest, as: record, in: &context)
        case .profile(let profile): return try write(profile, as: record)
        case .job(let job): step = try write(job, as: record, in: context)
        case .tokenUse(let use): return try write(use, as: record)
        }
        if step == .add {
            context.last = record.place
            skip(past: record.place)
        }
    }

    private mutating func write(_ schema: CustomFieldSchema, as record: StoreRecord) throws(StorageError) {
        let kept = definitions.records.values.filter { $0.entityType == schema.entityType }
        let earlier = CustomFieldSchema(
            entityType: schema.entityType, definitions: kept.sorted { $0.displayOrder < $1.displayOrder },
            revision: schemaRevisions[schema.entityType] ?? .first)
        if try record.step(over: .customFields(earlier), behind: nil) == .leave { return }
        for definition in kept { definitions.delete(definition.id) }
        for definition in schema.definitions { definitions.insert(definition, as: definition.id) }
        setRevision(schema.revision, of: schema.entityType)
        schemas[schema.entityType] = schema
    }

    private mutating func write(
        _ company: Company, as record: StoreRecord, behind last: StorePlace?
    ) throws(StorageError) -> ArchiveStep {
        if trash.companies[company.id] != nil { throw record.conflict(.changedHere) }
        let kept = companies[company.id]
        let step = try record.step(over: kept.map { .company($0) }, behind: last)
        if step == .leave { return step }
        let key = company.name.comparisonKey
        if let other = companyNames[key], other != company.id {
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
        if let kept { companyNames[kept.name.comparisonKey] = nil }
        companyNames[key] = company.id
        if step == .replace {
            companies.update(company, as: company.id)
        } else {
            companies.insert(company, as: company.id)
            count(CountKey(.companies), by: 1)
        }
        return step
    }

    private mutating func write(
        _ person: Person, as record: StoreRecord, behind last: StorePlace?
    ) throws(StorageError) -> ArchiveStep {
        if trash.people[person.id] != nil || merged.contains(person.id) { throw record.conflict(.changedHere) }
        let kept = people[person.id]
        let step = try record.step(over: kept.map { .person($0) }, behind: last)
        if step == .leave { return step }
        let key = person.email?.comparisonKey
        if let key, let other = emails[key], other != person.id {
            throw record.conflict(.isTaken(by: .person(other)))
        }
        if let company = person.company?.id { _ = try existingCompany(company) }
        let unique = uniqueValues(of: person.customFields, in: .people)
        for value in unique {
            if let other = uniqueValues.holder(of: value, Person.self), other != person.id {
                throw record.conflict(.isTaken(by: .person(other)))
            }
        }
        uniqueValues.move(
            person.id, from: kept.map { uniqueValues(of: $0.customFields, in: .people) } ?? [], to: unique)
        if let key = kept?.email?.comparisonKey { emails[key] = nil }
        if let key { emails[key] = person.id }
        if let kept {
            people.update(person, as: person.id)
            countCompany(of: kept, by: -1)
            countCompany(of: person, by: 1)
        } else {
            people.insert(person, as: person.id)
            count(person, by: 1)
        }
        return step
    }

    private mutating func write(
        _ account: UserAccount, as record: StoreRecord, behind last: StorePlace?
    ) throws(StorageError) -> ArchiveStep {
        guard let person = people[account.id] else { throw .notFound(.person(account.id)) }
        let kept = users[account.id].map { user in
            UserAccount(
                id: user.id, isRestrictedToOwnRecords: user.isRestrictedToOwnRecords, createdAt: user.createdAt)
        }
        let step = try record.step(over: kept.map { .user($0) }, behind: last)
        // An account never changes: there is nothing to replace.
        if step == .add {
            openAccount(
                of: person, isRestrictedToOwnRecords: account.isRestrictedToOwnRecords, at: account.createdAt)
        }
        return step
    }

    private mutating func write(
        _ note: Note, as record: StoreRecord, behind last: StorePlace?
    ) throws(StorageError) -> ArchiveStep {
        let step = try record.step(over: notes[note.id].map { .note($0) }, behind: last)
        if step == .leave { return step }
        switch note.subject {
        case .person(let id): if people[id] == nil { throw .notFound(.person(id)) }
        case .company(let id): _ = try existingCompany(id)
        }
        if step == .replace {
            notes.update(note, as: note.id)
        } else {
            notes.insert(note, as: note.id)
            count(.notes(about: note.subject), by: 1)
        }
        return step
    }

    private mutating func write(
        _ key: APIKey, _ digest: APIKeyDigest, as record: StoreRecord, in context: inout ArchiveContext
    ) throws(StorageError) -> ArchiveStep {
        let known = context.digests[key.id]
        if let known, known.organization != organizationID { throw record.conflict(.isElsewhere) }
        let kept = apiKeys[key.id].flatMap { kept in known.map { StoreRecord.apiKey(kept, $0.digest) } }
        let step = try record.step(over: kept, behind: context.last)
        switch step {
        case .leave: break
        case .replace: apiKeys.update(key, as: key.id)
        case .add:
            if let other = context.key(with: digest) { throw record.conflict(.isTaken(by: .apiKey(other))) }
            if users[key.userID] == nil { throw .notFound(.user(key.userID)) }
            apiKeys.insert(key, as: key.id)
            digests[key.id] = digest
            context.digests[key.id] = (organizationID, digest)
        }
        return step
    }
}
#endif
