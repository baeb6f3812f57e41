import PeopleDomain
import PeopleStorage

// What is done in the background, and what it found, record by record.
extension OrganizationState {
    // MARK: Reads

    /// Of people who are there, in the order of their ids.
    func archivedProfiles(after place: StorePlace?, limit: Int) -> [StoreRecord] {
        profiles.values.filter { people[$0.personID] != nil }.map { (place: StoreRecord.profile($0).place, $0) }
            .filter { found in place.map { $0 < found.place } ?? true }.sorted { $0.place < $1.place }.prefix(limit)
            .map { .profile($0.1) }
    }

    /// Of people who are there.
    func archivedJobs(after place: StorePlace?, limit: Int) -> [StoreRecord] {
        jobs.jobs(after: place, limit: limit) { people[$0.personID] != nil }.map { .job($0) }
    }

    /// Of months in which there was any.
    func archivedTokenUse(after place: StorePlace?, limit: Int) -> [StoreRecord] {
        let records = tokensByMonth.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { month, tokens in
            StoreRecord.tokenUse(TokenUse(month: month, tokens: tokens))
        }
        return Array(records.filter { record in place.map { $0 < record.place } ?? true }.prefix(limit))
    }

    // MARK: Writes

    mutating func write(_ profile: EnrichmentProfile, as record: StoreRecord) throws(StorageError) {
        if people[profile.personID] == nil { throw .notFound(.person(profile.personID)) }
        let kept = profiles[profile.personID].map { StoreRecord.profile($0) }
        if try record.step(over: kept, behind: nil) == .leave { return }
        profiles[profile.personID] = profile
    }

    mutating func write(_ job: Job, as record: StoreRecord) throws(StorageError) {
        if people[job.personID] == nil { throw .notFound(.person(job.personID)) }
        let step = try record.step(over: jobs[job.id].map { .job($0.job) }, behind: jobs.last)
        if step == .leave { return }
        if job.state.isAlive, let other = jobs.alive(job.kind, of: job.personID), other.id != job.id {
            throw record.conflict(.isTaken(by: .job(other.id)))
        }
        let lease = ArchivedLease(of: job).map { KeptJob.Lease(token: $0.token, until: $0.end) }
        if step == .replace { return jobs.replace(KeptJob(job, lease: lease)) }
        jobs.insert(KeptJob(job, lease: lease))
        jobs.trim(before: job)
    }

    mutating func write(_ use: TokenUse, as record: StoreRecord) throws(StorageError) {
        let kept = tokensByMonth[use.month].map { StoreRecord.tokenUse(TokenUse(month: use.month, tokens: $0)) }
        if try record.step(over: kept, behind: nil) == .leave { return }
        tokensByMonth[use.month] = use.tokens
    }
}
