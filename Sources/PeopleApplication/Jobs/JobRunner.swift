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
                guard let subject = EnrichmentSubject(person) else {
                    return .pointless("the person has no email", about: person)
                }
                let usesModel = try await mayUseModel(for: repository)
                return .findings(await profiles.findings(about: subject, usesModel: usesModel), about: person)
            case .geocoding:
                guard let address = person.address else {
                    return .pointless("the person has no address", about: person)
                }
                guard let places else { return .pointless("no geocoder is configured", about: person) }
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

    /// Stores what an attempt found, and its end, in one commit: again and again for some seconds where the store does not
    /// take it, so that nothing has to be looked up twice.
    ///
    /// - Parameter isStopped: whether the worker goes before the attempt was through: the job is given back.
    func settle(_ leased: LeasedJob, _ found: JobFindings, isStopped: Bool) async {
        var pauses = isStopped ? [] : Self.pauses
        while true {
            do throws(ApplicationError) {
                return observer(.settled(leased, try await settlement(of: leased, found, isStopped: isStopped)))
            } catch .conflict(.leaseLost), .notFound(.job) {
                // Who deletes a person ends its jobs.
                return await giveUp(leased, found)
            } catch {
                guard case .unavailable = error, !pauses.isEmpty else { return observer(.unsettled(leased, error)) }
                try? await Task.sleep(for: pauses.removeFirst())
            }
        }
    }

    /// Stores of an attempt whose job is its worker's no longer what it cost, and nothing else: whoever cancels jobs, one after
    /// the other, spends tokens too.
    func giveUp(_ leased: LeasedJob, _ found: JobFindings) async {
        let tokens = found.tokensUsed
        do throws(StorageError) {
            if tokens != 0 { _ = try await repository(of: leased).commit(.countTokens(tokens, of: leased.job.id)) }
        } catch .notFound {
            // The person is gone, and its jobs with it.
        } catch {
            observer(.storeFailed(error))
        }
        observer(.leaseLost(leased, tokensUsed: tokens))
    }

    /// Together less than the shortest lease that is sensible.
    private static var pauses: [Duration] { [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4)] }

    private func settlement(
        of leased: LeasedJob, _ found: JobFindings, isStopped: Bool
    ) async throws(ApplicationError) -> JobSettlement {
        switch found {
        case .gone: throw .notFound(.job)
        case .unread(let error):
            if isStopped { return try await store(.stopped(), of: leased) }
            throw error
        case .pointless(let reason, let person):
            return try await store(about: person, of: leased) { profile, _, _ in
                (EnrichmentStep(keeping: profile), .succeeded(JobReport(result: .noMatch, failure: reason)))
            }
        case .findings(let findings, let person):
            if isStopped { return try await store(.stopped(tokensUsed: findings.tokensUsed), of: leased) }
            if let again = unanswered(findings, in: leased.job) { return try await store(again, of: leased) }
            return try await store(findings, about: person, of: leased)
        }
    }

    /// Stores what was found. What another person has alone is suggested, and in nobody's way.
    private func store(
        _ findings: EnrichmentFindings, about person: Person, of leased: LeasedJob
    ) async throws(ApplicationError) -> JobSettlement {
        var taken: Set<ProfileHome> = []
        while true {
            do throws(ApplicationError) {
                return try await store(findings, about: person, of: leased, under: rules.policy, except: taken)
            } catch .conflict(.customFieldValueTaken(let key)) where taken.insert(.customField(key)).inserted {
                continue
            } catch  where error.isOfOneValue {
                // A company that is just gone, or the like: all of it is only suggested.
                return try await store(findings, about: person, of: leased, under: .suggest, except: taken)
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
        _ findings: EnrichmentFindings, about seen: Person, of leased: LeasedJob, under policy: EnrichmentPolicy,
        except taken: Set<ProfileHome>
    ) async throws(ApplicationError) -> JobSettlement {
        try await store(about: seen, of: leased, tokensUsed: findings.tokensUsed) { profile, person, schema in
            var identifiers = IdentifierGenerator()
            var random = SystemRandomNumberGenerator()
            let now = environment.now()
            let step = profile.adding(
                findings, of: leased.job.id, to: person, under: policy, in: schema, except: taken, at: now
            ) { identifiers.next(now: now, using: &random).id }
            let report = JobReport(
                result: findings.result, sources: findings.sources, changedFields: step.changedFields,
                valuesFound: step.profile.values.count { $0.jobID == leased.job.id },
                tokensUsed: findings.tokensUsed)
            return (step, .succeeded(report))
        }
    }

    /// Stores what becomes of a person, and the end of the attempt, in one commit, if the attempt was about the person as
    /// it is now. If not the job is given back, since what is found for the one as it is now would be asked for in vain.
    private func store(
        about seen: Person, of leased: LeasedJob, tokensUsed: Int = 0,
        _ step: (EnrichmentProfile, Person, CustomFieldSchema) -> (EnrichmentStep, JobSettlement)
    ) async throws(ApplicationError) -> JobSettlement {
        let committer = Committer(
            repository: repository(of: leased), request: nil, geocodes: places != nil)
        var settlement = JobSettlement.succeeded(JobReport())
        do {
            _ = try await committer.commitEnrichment(of: seen.id) { profile, person, schema in
                let next: EnrichmentStep
                if leased.job.kind.isAbout(person, as: seen) {
                    (next, settlement) = step(profile, person, schema)
                } else {
                    next = EnrichmentStep(keeping: profile)
                    settlement = .givenBack(JobReport(tokensUsed: tokensUsed, failure: "the person changed meanwhile"))
                }
                return (next, [.settleJob(leased.lease, settlement)])
            }
        } catch .notFound(.person) {
            throw .notFound(.job)
        }
        return settlement
    }

    private func repository(of leased: LeasedJob) -> any Repository {
        backend.repository(in: OrganizationScope(mintedFor: leased.organizationID, actor: nil, visibility: .all))
    }
}

extension JobSettlement {
    fileprivate static func stopped(tokensUsed: Int = 0) -> JobSettlement {
        .givenBack(JobReport(tokensUsed: tokensUsed, failure: "the worker stopped"))
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
