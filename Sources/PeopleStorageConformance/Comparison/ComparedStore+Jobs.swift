import PeopleDomain
import PeopleStorage

// Random work on jobs, and on what they find.
extension ComparedStore {
    func randomJobChange(
        in repository: any Repository, using random: inout SeededGenerator
    ) async throws -> Change {
        let job = jobs.suffix(10).randomElement(using: &random) ?? Job.ID(high: 1, low: 1)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return .cancelJob(job)
        case 1..<3: return .retryJob(job)
        case 3..<6:
            guard let lease = leases.suffix(10).randomElement(using: &random) else { return .cancelJob(job) }
            return .settleJob(lease, randomSettlement(using: &random))
        case 6..<8: return try await randomFinding(in: repository, using: &random)
        default:
            return .enqueueJob(RandomText.pick(JobKind.allCases, using: &random), for: person(using: &random))
        }
    }

    private func randomSettlement(using random: inout SeededGenerator) -> JobSettlement {
        let report = JobReport(
            result: JobResult.allCases.randomElement(using: &random), tokensUsed: Int.random(in: 0..<9, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return .succeeded(report)
        case 1: return .failed(report)
        case 2: return .givenBack(report)
        default: return .retry(at: Timestamp(millisecondsSince1970: 0), report)
        }
    }

    /// One more value for somebody, mostly on top of what is known.
    private func randomFinding(
        in repository: any Repository, using random: inout SeededGenerator
    ) async throws -> Change {
        let id = person(using: &random)
        let number = UInt64.random(in: 0..<1_000_000, using: &random)
        let isLate = Int.random(in: 0..<6, using: &random) == 0
        var profile = EnrichmentProfile.empty(of: id)
        if !isLate {
            do { profile = try await repository.enrichmentProfile(of: id) } catch StorageError.notFound {}
        }
        profile.values.append(.sample(number, .skill, .string("\(number % 7)")))
        return .setEnrichment(profile)
    }

    /// Gives out all that is due. Between organizations, jobs of one moment have no order.
    mutating func claim(with random: SeededGenerator) async throws -> Answer {
        var random = random
        let lease = Duration.milliseconds(Int.random(in: 1..<30, using: &random))
        let queue = backend.jobs
        let (held, tenants) = (leases.suffix(20), tenants)
        var claimed: [LeasedJob] = []
        let answer = try await answer("a claim for \(lease)") {
            let renewed = try await queue.renew(Array(held), for: lease)
            let kept = held.map { renewed.contains($0) }
            let before = try await queue.backlog()
            claimed = try await queue.claim(limit: StorageLimits.maximumClaimed, lease: lease)
            let jobs = tenants.flatMap { tenant in claimed.filter { $0.organizationID == tenant }.map(\.job) }
            return "\(kept) \(before) \(jobs)"
        }
        leases += tenants.flatMap { tenant in claimed.filter { $0.organizationID == tenant }.map(\.lease) }
        return answer
    }

    /// Asks for all jobs of an organization, and all that is known of its people.
    mutating func allJobs(of tenant: Int) async throws -> [Answer] {
        let repository = repository(tenant, actor: nil, visibility: .all)
        var answers = [
            try await answer("all jobs") { "\(try await repository.everyJob())" },
            try await answer("tokens") {
                "\(try await repository.tokensUsed(inMonthOf: Timestamp(millisecondsSince1970: 1_705_312_800_000)))"
            },
        ]
        for id in people {
            answers.append(
                try await answer("what is known of \(id)") {
                    "\(try await repository.everyJob(of: id)) \(try await repository.enrichmentProfile(of: id))"
                })
        }
        return answers
    }
}
