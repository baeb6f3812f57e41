#if Postgres
import PeopleDomain
import PeopleStorage

// What is done in the background, and what it found, record by record.
extension WorkingSet {
    mutating func write(_ profile: EnrichmentProfile, as record: StoreRecord) throws(StorageError) {
        let id = profile.personID
        if people[id] == nil { throw .notFound(.person(id)) }
        if try record.step(over: profiles[id].map { .profile($0) }, behind: nil) == .leave { return }
        profiles.update(profile, as: id)
    }

    mutating func write(
        _ job: Job, as record: StoreRecord, in context: ArchiveContext
    ) throws(StorageError) -> ArchiveStep {
        if let owner = context.jobOwners[job.id], owner != organizationID { throw record.conflict(.isElsewhere) }
        guard let person = people[job.personID] else { throw .notFound(.person(job.personID)) }
        let step = try record.step(over: jobs[job.id].map { .job($0.job) }, behind: context.last)
        if step == .leave { return step }
        if job.state.isAlive, let other = jobs.alive(Errand(job)), other.id != job.id {
            throw record.conflict(.isTaken(by: .job(other.id)))
        }
        let lease = ArchivedLease(of: job).map { StoredJob.Lease(token: $0.token, end: $0.end) }
        let stored = StoredJob(job: job, createdBy: person.createdBy, lease: lease)
        if step == .replace { jobs.update(stored) } else { jobs.insert(stored) }
        return step
    }

    mutating func write(_ use: TokenUse, as record: StoreRecord) throws(StorageError) {
        let kept = tokenUse[use.month].map { StoreRecord.tokenUse($0) }
        if try record.step(over: kept, behind: nil) == .leave { return }
        tokenUse.update(use, as: use.month)
    }

    // MARK: Statements

    func writeCopiedTokenUse(to writes: inout WriteBatch) {
        let used = tokenUse.updated.compactMap { tokenUse[$0] }
        if !used.isEmpty {
            writes.add(EnrichmentQueries.setTokens) {
                $0.add(.int8, used.map { .int8(Int64($0.month)) })
                $0.add(.int8, used.map { .int8(Int64($0.tokens)) })
            }
        }
    }
}
#endif
