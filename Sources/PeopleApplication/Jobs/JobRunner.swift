import PeopleDomain
import PeopleStorage

/// Does one attempt of a job, and stores its end.
struct JobRunner: Sendable {
    let backend: any StorageBackend
    let profiles: any ProfileFinder
    let places: (any PlaceFinder)?
    let rules: EnrichmentRules
    let environment: StorageEnvironment
    let observer: @Sendable (JobEvent) -> Void

    /// The jobs that can be done here.
    var kinds: Set<JobKind> { places == nil ? [.enrichment] : [.enrichment, .geocoding] }

    /// Looks for what the job is about. Stores nothing.
    func attempt(_ leased: LeasedJob) async -> JobFindings {
        let repository = repository(of: leased)
        do throws(StorageError) {
            guard let person = try await repository.person(leased.job.personID) else { return .gone }
            switch leased.job.kind {
            case .enrichment:
                guard let subject = EnrichmentSubject(person) else { return .pointless("the person has no email") }
                let usesModel = try await mayUseModel(for: repository)
                return .findings(await profiles.findings(about: subject, usesModel: usesModel), about: person)
            case .geocoding:
                guard let address = person.address else { return .pointless("the person has no address") }
                guard let places else { return .pointless("no geocoder is configured") }
                return .findings(await places.findings(about: address), about: person)
            }
        } catch {
            return .unread(ApplicationError(error))
        }
    }

    private func mayUseModel(for repository: any Repository) async throws(StorageError) -> Bool {
        guard let limit = rules.monthlyTokens else { return true }
        return try await repository.tokensUsed(inMonthOf: environment.now()) < limit
    }

    /// Stores what an attempt found, and its end, in one commit.
    ///
    /// - Parameter isStopped: whether the worker goes before the attempt was through: the job is given back.
    func settle(_ leased: LeasedJob, _ found: JobFindings, isStopped: Bool) async {
        do throws(ApplicationError) {
            observer(.settled(leased, try await settlement(of: leased, found, isStopped: isStopped)))
        } catch .conflict(.leaseLost) {
            observer(.leaseLost(leased))
        } catch {
            observer(.unsettled(leased, error))
        }
    }

    private func settlement(
        of leased: LeasedJob, _ found: JobFindings, isStopped: Bool
    ) async throws(ApplicationError) -> JobSettlement {
        switch found {
        case .unread(let error): throw error
        case .gone: return try await store(.cancelled(JobReport(failure: "the person is gone")), of: leased)
        case .pointless(let reason):
            return try await store(.succeeded(JobReport(result: .noMatch, failure: reason)), of: leased)
        case .findings(let findings, let person):
            if isStopped {
                return try await store(.givenBack(JobReport(failure: "the worker stopped")), of: leased)
            }
            if let again = unanswered(findings, in: leased.job) { return try await store(again, of: leased) }
            do {
                return try await store(findings, about: person, of: leased, under: rules.policy)
            } catch .notFound(.person) {
                return try await settlement(of: leased, .gone, isStopped: false)
            } catch  where error.isOfOneValue {
                // A value that another person has alone, or a company that is just gone: suggested, it is in nobody's way.
                return try await store(findings, about: person, of: leased, under: .suggest)
            }
        }
    }

    /// How an attempt ends of which no source gave anything, and one could not.
    private func unanswered(_ findings: EnrichmentFindings, in job: Job) -> JobSettlement? {
        let silent = findings.sources.filter(\.outcome.isTransient)
        guard findings.values.isEmpty, !silent.isEmpty else { return nil }
        let sentence = silent.map { "\($0.source.rawValue): \($0.outcome.rawValue)" }.joined(separator: ", ")
        let report = JobReport(
            sources: findings.sources, tokensUsed: findings.tokensUsed, failure: "no answer (\(sentence))")
        if job.attempts >= StorageLimits.maximumJobAttempts { return .failed(report) }
        var random = SystemRandomNumberGenerator()
        return .retry(at: environment.now() + JobBackoff.pause(after: job.attempts, using: &random), report)
    }

    private func store(_ settlement: JobSettlement, of leased: LeasedJob) async throws(ApplicationError)
        -> JobSettlement
    {
        _ = try await storing { () throws(StorageError) in
            try await repository(of: leased).commit(.settleJob(leased.lease, settlement))
        }
        return settlement
    }

    private func store(
        _ findings: EnrichmentFindings, about seen: Person, of leased: LeasedJob, under policy: EnrichmentPolicy
    ) async throws(ApplicationError) -> JobSettlement {
        let committer = Committer(
            repository: repository(of: leased), request: nil, geocodes: places != nil)
        var settlement = JobSettlement.succeeded(JobReport())
        _ = try await committer.commitEnrichment(of: seen.id) { profile, person, schema in
            var identifiers = IdentifierGenerator()
            var random = SystemRandomNumberGenerator()
            let now = environment.now()
            guard leased.job.kind != .geocoding || person.address == seen.address else {
                // What was found is of another address.
                settlement = .retry(at: now, JobReport(sources: findings.sources, failure: "the address changed"))
                return (EnrichmentStep(keeping: profile), [.settleJob(leased.lease, settlement)])
            }
            let step = profile.adding(
                findings, of: leased.job.id, to: person, under: policy, in: schema, at: now
            ) { identifiers.next(now: now, using: &random).id }
            settlement = .succeeded(
                JobReport(
                    result: findings.result, sources: findings.sources, changedFields: step.changedFields,
                    valuesFound: step.profile.values.count { $0.jobID == leased.job.id },
                    tokensUsed: findings.tokensUsed))
            return (step, [.settleJob(leased.lease, settlement)])
        }
        return settlement
    }

    private func repository(of leased: LeasedJob) -> any Repository {
        backend.repository(in: OrganizationScope(mintedFor: leased.organizationID, actor: nil, visibility: .all))
    }
}

extension ApplicationError {
    /// Whether a value is at odds with what is stored, and the store is not at fault.
    fileprivate var isOfOneValue: Bool {
        switch self {
        case .conflict(.leaseLost), .conflict(.enrichmentChanged): false
        case .conflict, .notFound(.company), .invalid: true
        default: false
        }
    }
}
