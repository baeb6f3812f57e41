import PeopleDomain

extension RecordRow {
    /// Reads id, kind, person, state, attempts, who asked for it, when it was created, is due, began and ended, and the report.
    public mutating func job() -> Job? {
        let id = id(Job.self)
        let kind = JobKind(rawValue: text())
        let personID = self.id(Person.self)
        let state = JobState(rawValue: text())
        let attempts = Int(int64())
        let requestedBy = optionalID(Person.self)
        let createdAt = time()
        let nextAttemptAt = time()
        let startedAt = optionalTime()
        let finishedAt = optionalTime()
        guard let kind, let state, let report = JobReport(putAwayForm: text()) else {
            refuse()
            return nil
        }
        return Job(
            id: id, kind: kind, personID: personID, state: state, attempts: attempts, requestedBy: requestedBy,
            createdAt: createdAt, nextAttemptAt: nextAttemptAt, startedAt: startedAt, finishedAt: finishedAt,
            report: report)
    }

    /// Reads person, revision and stored form.
    public mutating func enrichmentProfile() -> EnrichmentProfile? {
        let personID = id(Person.self)
        let revision = revision()
        guard let profile = EnrichmentProfile(storedForm: text(), personID: personID, revision: revision) else {
            refuse()
            return nil
        }
        return profile
    }
}
