#if SQLite
import PeopleDomain
import PeopleStorage

// What is done in the background, and what it found, record by record.
extension OrganizationWriter {
    func write(_ profile: EnrichmentProfile, as record: StoreRecord) throws(StorageError) -> ArchiveStep {
        let id = profile.personID
        if try row(of: id, .people) == nil { throw .notFound(.person(id)) }
        let kept = try connection.enrichmentProfile(of: id)
        let step = try record.step(over: kept.map { .profile($0) }, behind: nil)
        if step != .leave { try write(profile) }
        return step
    }

    func write(
        _ job: Job, as record: StoreRecord, behind last: StorePlace?
    ) throws(StorageError) -> ArchiveStep {
        let jobRow = try row(of: job.id, .jobs, as: record)
        let creator = try creator(of: job.personID)
        let kept = try jobRow.flatMap { row throws(StorageError) in
            try connection.first(ArchiveQueries.job) {
                $0.add(row)
            } _: {
                $0.job()
            } ?? nil
        }
        let step = try record.step(over: kept.map { .job($0) }, behind: last)
        if step == .leave { return step }
        if job.state.isAlive, let other = try aliveJob(job.kind, of: job.personID), other.id != job.id {
            throw record.conflict(.isTaken(by: .job(other.id)))
        }
        let lease = ArchivedLease(of: job)
        if let jobRow {
            try transaction.write(job, row: jobRow, lease: lease?.token, until: lease?.end)
        } else {
            try insert(job, lease, ofPersonCreatedBy: creator)
        }
        return step
    }

    func write(_ use: TokenUse, as record: StoreRecord) throws(StorageError) -> ArchiveStep {
        let kept = try connection.first(EnrichmentQueries.tokens) {
            $0.add(ordinal)
            $0.add(use.month)
        } _: {
            TokenUse(month: use.month, tokens: $0.int())
        }
        let step = try record.step(over: kept.map { .tokenUse($0) }, behind: nil)
        if step == .leave { return step }
        try connection.run(ArchiveQueries.setTokens) {
            $0.add(ordinal)
            $0.add(use.month)
            $0.add(use.tokens)
        }
        return step
    }

    // MARK: Steps

    private func creator(of id: Person.ID) throws(StorageError) -> User.ID? {
        let found = try connection.first(PersonQueries.rowAndCreator) {
            $0.add(id)
            $0.add(ordinal)
        } _: { row -> User.ID? in
            row.skip(1)
            return row.optionalID(Person.self)
        }
        guard let found else { throw .notFound(.person(id)) }
        return found
    }
}
#endif
