#if Postgres
import PeopleDomain
import PeopleStorage

/// A statement that reads records of a working set, and what is done with its answer.
struct Loading {
    let statement: Statement
    let take: (QueryResult, inout WorkingSet) throws(StorageError) -> Void
}

extension CommitNeeds {
    /// What there is to read; nothing is asked that has no answer.
    func loadings(in organization: Organization.ID) -> [Loading] {
        var loadings: [Loading] = []
        func load(
            _ sql: SQL, _ bind: (inout Parameters) -> Void,
            _ take: @escaping (QueryResult, inout WorkingSet) throws(StorageError) -> Void
        ) {
            let statement = Statement(sql) {
                $0.add(organization)
                bind(&$0)
            }
            loadings.append(Loading(statement: statement, take: take))
        }
        if !people.isEmpty {
            load(PersonQueries.byIDs) {
                $0.add(ids: people)
            } _: { result, set throws(StorageError) in
                for person in try result.map({ $0.person() }) { set.people.load(person, as: person.id) }
            }
        }
        if !matchedEmails.isEmpty {
            load(PersonQueries.wholeByEmails) {
                $0.add(.text, matchedEmails.map { .text($0) })
            } _: { result, set throws(StorageError) in
                for (key, person) in try result.map({ ($0.text(), $0.person()) }) {
                    set.people.load(person, as: person.id)
                    set.emails[key] = person.id
                }
            }
        }
        let otherEmails = emails.subtracting(matchedEmails)
        if !otherEmails.isEmpty {
            load(PersonQueries.byEmails) {
                $0.add(.text, otherEmails.map { .text($0) })
            } _: { result, set throws(StorageError) in
                for (key, id) in try result.map({ ($0.text(), $0.id(Person.self)) }) { set.emails[key] = id }
            }
        }
        if !companies.isEmpty || !companyNames.isEmpty {
            load(CompanyQueries.byIDsOrNames) {
                $0.add(ids: companies)
                $0.add(.text, companyNames.map { .text($0) })
            } _: { result, set throws(StorageError) in
                for (key, company) in try result.map({ ($0.text(), $0.company()) }) {
                    set.companies.load(company, as: company.id)
                    set.companyNames[key] = company.id
                }
            }
        }
        if !notes.isEmpty {
            load(NoteQueries.byIDs) {
                $0.add(ids: notes)
            } _: { result, set throws(StorageError) in
                for (person, note, record) in try result.map({
                    ($0.optionalID(Person.self), $0.note(), $0.mentionedRecord())
                }) {
                    if let note, set.notes[note.id] == nil { set.notes.load(note, as: note.id) }
                    // By whom the text names, who may have been merged since.
                    if let record { set.mentioned[person.map { .person($0) } ?? record.mention] = record }
                }
            }
        }
        if !mentionedPeople.isEmpty {
            load(MergeQueries.targets) {
                $0.add(ids: mentionedPeople)
            } _: { result, set throws(StorageError) in
                for (merged, record) in try result.map({ ($0.id(Person.self), $0.mentionedPerson()) }) {
                    set.mentioned[.person(merged)] = record
                }
            }
        }
        if !mergedPeople.isEmpty {
            load(MergeQueries.merged) {
                $0.add(ids: mergedPeople)
            } _: { result, set throws(StorageError) in
                set.merged = Set(try result.map { $0.id(Person.self) })
            }
        }
        if let merge {
            load(MergeQueries.one) {
                $0.add(merge.survivor)
                $0.add(merge.other)
            } _: { result, set throws(StorageError) in
                set.lastMerge = try result.first { $0.merge() } ?? nil
            }
        }
        if !deletedPeople.isEmpty {
            load(TrashQueries.byIDs) {
                $0.add(ids: deletedPeople)
            } _: { result, set throws(StorageError) in
                for case (EntityType.people.storedNumber, let deleted?) in try result.map({
                    ($0.int64(), $0.deleted(Person.self))
                }) { set.trash.people[deleted.record.id] = deleted }
            }
        }
        if !deletedCompanies.isEmpty {
            load(TrashQueries.byIDs) {
                $0.add(ids: deletedCompanies)
            } _: { result, set throws(StorageError) in
                for case (EntityType.companies.storedNumber, let deleted?) in try result.map({
                    ($0.int64(), $0.deleted(Company.self))
                }) { set.trash.companies[deleted.record.id] = deleted }
            }
        }
        if !users.isEmpty {
            load(UserQueries.byIDs) {
                $0.add(ids: users)
            } _: { result, set throws(StorageError) in
                for user in try result.map({ $0.user() }) { set.users.load(user, as: user.id) }
            }
        }
        if !apiKeys.isEmpty {
            load(APIKeyQueries.byIDs) {
                $0.add(ids: apiKeys)
            } _: { result, set throws(StorageError) in
                for key in try result.map({ $0.apiKey() }) { set.apiKeys.load(key, as: key.id) }
            }
        }
        if countsActiveKeys {
            load(APIKeyQueries.activeCount) {
                _ in
            } _: { result, set throws(StorageError) in
                set.activeKeys = try result.first { $0.int() } ?? 0
            }
        }
        if !schemas.isEmpty {
            load(CustomFieldQueries.definitions) {
                $0.add(.int8, schemas.map { .int8($0.storedNumber) })
            } _: { result, set throws(StorageError) in
                for case let definition? in try result.map({ $0.customField() }) {
                    set.definitions.load(definition, as: definition.id)
                }
            }
        }
        if !claims.isEmpty {
            load(ClaimQueries.find) {
                $0.add(.bytea, claims.map { .bytea($0) })
            } _: { result, set throws(StorageError) in
                for claim in try result.map({ $0.claim() }) { set.claims.load(claim, as: claim.key) }
            }
        }
        // Those that are held last: what they were before matters no longer.
        for (sql, ids) in [
            (JobQueries.aliveOfPeople, jobSubjects.map { BinaryValue.uuid($0) }),
            (JobQueries.aliveBeside, retriedJobs.map { .uuid($0) }), (JobQueries.held, jobs.map { .uuid($0) }),
        ] where !ids.isEmpty {
            load(sql) {
                $0.add(.uuid, ids)
            } _: { result, set throws(StorageError) in
                for case let job? in try result.map({ $0.storedJob() }) { set.jobs.load(job) }
            }
        }
        if !profiles.isEmpty {
            load(EnrichmentQueries.profiles) {
                $0.add(ids: profiles)
            } _: { result, set throws(StorageError) in
                for case let profile? in try result.map({ $0.enrichmentProfile() }) {
                    set.profiles.load(profile, as: profile.personID)
                }
            }
        }
        if !tokenMonths.isEmpty {
            load(EnrichmentQueries.tokensOfMonths) {
                $0.add(.int8, tokenMonths.map { .int8(Int64($0)) })
            } _: { result, set throws(StorageError) in
                for use in try result.map({ TokenUse(month: $0.int(), tokens: $0.int()) }) {
                    set.tokenUse.load(use, as: use.month)
                }
            }
        }
        return loadings
    }
}

extension CommitNeeds {
    /// What there is to read of values that no two records may have, as far as schemas are known.
    func loadings(in organization: Organization.ID, by schemas: [CustomFieldSchema]) -> [Loading] {
        var loadings: [Loading] = []
        for schema in schemas {
            if schema.entityType == .people {
                let matched = matchedValues.compactMap { try? schema.uniqueValue($0.key, $0.value).entry }
                add(matched, FieldValueQueries.holdersWhole, to: &loadings, in: organization) { row, set in
                    let person = row.person()
                    set.people.load(person, as: person.id)
                    return Identifier(high: person.id.high, low: person.id.low)
                }
            }
            let values = (customFields[schema.entityType] ?? []).flatMap { schema.uniqueValues(of: $0) }.map(\.entry)
            add(values, FieldValueQueries.holders, to: &loadings, in: organization) { row, _ in row.id() }
        }
        return loadings
    }

    private func add(
        _ entries: [FieldIndexEntry], _ sql: SQL, to loadings: inout [Loading], in organization: Organization.ID,
        holder: @escaping (inout Row, inout WorkingSet) -> Identifier<Void>
    ) {
        if entries.isEmpty { return }
        let entries = Array(Set(entries))
        let statement = Statement(sql) {
            $0.add(organization)
            $0.add(.int8, entries.map { .int8($0.field) })
            $0.add(.bytea, entries.map { .bytea($0.key.bytes) })
        }
        loadings.append(
            Loading(statement: statement) { result, set throws(StorageError) in
                for index in 0..<result.count {
                    let (place, id) = try result.value(at: index) { ($0.int(), holder(&$0, &set)) }
                    set.uniqueValues.load(entries[place - 1], of: id)
                }
            })
    }
}

extension Parameters {
    mutating func add<Entity>(ids: some Collection<Identifier<Entity>>) { add(.uuid, ids.map { .uuid($0) }) }
}

extension Row {
    /// Reads ``ClaimQueries/find``.
    fileprivate mutating func claim() -> KeptClaim {
        KeptClaim(key: data(), fingerprint: data(), claimedAt: time(), outcomes: data())
    }
}

extension MentionedRecord {
    var mention: Mention {
        switch self {
        case .person(let person, _): .person(person.id)
        case .company(let company): .company(company.id)
        }
    }
}
#endif
