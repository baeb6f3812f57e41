import PeopleDomain
import PeopleStorage

extension Repository {
    /// Puts a job into the queue, and expects it to be new.
    @discardableResult
    func enqueue(_ kind: JobKind = .enrichment, for id: Person.ID) async throws -> Job {
        try await commit(.enqueueJob(kind, for: id)).job(.created)
    }

    /// Ends a job that is alive.
    @discardableResult
    func cancel(_ id: Job.ID) async throws -> Job { try await commit(.cancelJob(id)).job(.updated) }

    @discardableResult
    func settle(_ leased: LeasedJob, _ settlement: JobSettlement = .succeeded(.none)) async throws -> Job {
        try await commit(.settleJob(leased.lease, settlement)).job(.updated)
    }

    func presentJob(_ id: Job.ID, fileID: String = #fileID, line: Int = #line) async throws -> Job {
        try await expectPresent(job(id), "the job", fileID: fileID, line: line)
    }

    /// All jobs, page by page, newest first.
    func everyJob(of personID: Person.ID? = nil, in state: JobState? = nil) async throws -> [Job] {
        try await allPages(pageLimit: 2) { page in
            try await jobs(matching: JobQuery(personID: personID, state: state), page: page)
        }
    }

    /// Adds values to what is known of a person.
    @discardableResult
    func learn(_ values: [EnrichedValue], about id: Person.ID) async throws -> EnrichmentProfile {
        var profile = try await enrichmentProfile(of: id)
        profile.values += values
        return try await commit(.setEnrichment(profile)).enrichment()
    }
}

extension JobQueue {
    /// Gives out jobs of any kind.
    func claim(limit: Int = 100, lease: Duration = .seconds(60)) async throws -> [LeasedJob] {
        try await claim(Set(JobKind.allCases), limit: limit, lease: lease)
    }

    /// Gives out the one job that is due.
    func claimOne(
        lease: Duration = .seconds(60), fileID: String = #fileID, line: Int = #line
    ) async throws -> LeasedJob {
        let claimed = try await claim(lease: lease)
        try expectEqual(claimed.count, 1, "the number of jobs that were given out", fileID: fileID, line: line)
        return claimed[0]
    }
}

extension EnrichedValue {
    static func sample(
        _ number: UInt64, _ field: ProfileField, _ value: JSONValue, of jobID: Job.ID = Job.ID(high: 7, low: 7),
        status: EnrichedValueStatus = .suggested, application: Application? = nil
    ) -> EnrichedValue {
        EnrichedValue(
            id: ID(high: 9, low: number), jobID: jobID, field: field, value: value, provenance: .sample,
            confidence: Confidence(percent: 72), status: status, application: application)
    }
}

extension Provenance {
    fileprivate static let sample = Provenance(
        sourceURL: "https://x.example/about?a=\"b\"", source: .website, quote: "Zoë leads\nengineering – 日本",
        retrievedAt: Timestamp(millisecondsSince1970: 1_705_312_800_123), contentSHA256: "00ff", extractor: .jsonLD,
        model: "small", promptVersion: "3")
}

extension JobReport {
    /// A report in which nothing is missing.
    static let sample = JobReport(
        result: .partial,
        sources: [
            SourceReport(source: .website, outcome: .ok, requests: 3, values: 2),
            SourceReport(source: .github, outcome: .rateLimited, detail: "60 seconds \"at least\"", requests: 1),
        ],
        changedFields: ["lastName", "customFields.cf_job_title"], valuesFound: 2, tokensUsed: 1200,
        failure: "GitHub did not answer")
}
