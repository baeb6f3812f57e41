import PeopleDomain
import PeopleStorage

extension State {
    // MARK: Reads

    func archivedRecords(
        of table: StoreTable, in id: Organization.ID, after place: StorePlace?, limit: Int
    ) -> [StoreRecord] {
        guard let organization = organizations[id] else { return [] }
        let records = records(of: id)
        switch table {
        case .organizations: return [.organization(organization)].behind(place, limit: limit)
        case .customFields:
            return EntityType.allCases.map { .customFields(records[schema: $0]) }.behind(place, limit: limit)
        case .companies: return records.companies.rows(after: place, limit: limit).map { .company($0.company) }
        case .people: return records.people.rows(after: place, limit: limit).map { .person($0.person) }
        case .users: return records.accounts.rows(after: place, limit: limit).map { .user($0) }
        case .notes:
            // Kept by subject: the first of each are enough to find the first of all.
            let notes = records.notes.values.flatMap { $0.rows(after: place, limit: limit) }
            return notes.sorted { $0.place < $1.place }.prefix(limit).map { .note($0.note) }
        case .apiKeys:
            return records.apiKeys.rows(after: place, limit: limit).compactMap { key in
                digestsOfKeys[key.id].map { .apiKey(key, $0) }
            }
        case .profiles: return records.archivedProfiles(after: place, limit: limit)
        case .jobs: return records.archivedJobs(after: place, limit: limit)
        case .tokenUse: return records.archivedTokenUse(after: place, limit: limit)
        }
    }

    // MARK: Writes

    /// Writes one record of an organization. What it has written when it throws is to be forgotten.
    mutating func write(_ record: StoreRecord, in id: Organization.ID) throws(StorageError) {
        switch record {
        case .organization(let organization): try write(organization, as: record, in: id)
        case .apiKey(let key, let digest): try write(key, digest, as: record, in: id)
        default:
            guard organizations[id] != nil else { throw .notFound(.organization(id)) }
            if case .job(let job) = record, let owner = ownedJob(job.id)?.organizationID, owner != id {
                throw record.conflict(.isElsewhere)
            }
            try records[id, default: OrganizationState()].write(record)
        }
        if record.table.isInOrderOfCreation { identifiers.skip(past: record.place.id, at: record.place.time) }
    }

    private mutating func write(
        _ organization: Organization, as record: StoreRecord, in id: Organization.ID
    ) throws(StorageError) {
        // Organizations are not in the order of creation of each other: they may come from different stores.
        let step = try record.step(over: organizations[organization.id].map { .organization($0) }, behind: nil)
        guard step == .add else { return }
        let nameKey = organization.name.comparisonKey
        if let other = organizationsByName[nameKey] { throw record.conflict(.isTaken(by: .organization(other))) }
        organizations.insert(organization)
        organizationsByName[nameKey] = id
    }

    private mutating func write(
        _ key: APIKey, _ digest: APIKeyDigest, as record: StoreRecord, in id: Organization.ID
    ) throws(StorageError) {
        guard organizations[id] != nil else { throw .notFound(.organization(id)) }
        var state = records(of: id)
        let kept = state.apiKeys[key.id].flatMap { kept in
            digestsOfKeys[key.id].map { StoreRecord.apiKey(kept, $0) }
        }
        switch try record.step(over: kept, behind: state.apiKeys.last) {
        case .leave: return
        case .replace: state.apiKeys.replace(key)
        case .add:
            if organizationsOfKeys[key.id] != nil { throw record.conflict(.isElsewhere) }
            if let other = keysByDigest[digest] { throw record.conflict(.isTaken(by: .apiKey(other))) }
            guard state.accounts[key.userID] != nil else { throw .notFound(.user(key.userID)) }
            state.apiKeys.insert(key)
            register(key, digest: digest, of: id)
        }
        records[id] = state
    }
}

extension [StoreRecord] {
    fileprivate func behind(_ place: StorePlace?, limit: Int) -> [StoreRecord] {
        Array(filter { record in place.map { $0 < record.place } ?? true }.prefix(limit))
    }
}
