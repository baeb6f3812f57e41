import PeopleDomain
import PeopleStorage
import Synchronization

/// Counts what the workers of this process did since it started.
public final class JobMeter: Sendable {
    private let counts = Mutex(JobCounts())

    init() {}

    public var snapshot: JobCounts { counts.withLock { $0 } }

    func note(_ event: JobEvent) {
        counts.withLock { counts in
            switch event {
            case .settled(let leased, let settlement):
                counts.attempts[.init(kind: leased.job.kind, end: settlement.name), default: 0] += 1
                counts.tokens += settlement.report.tokensUsed
                for source in settlement.report.sources {
                    counts.sources[.init(source: source.source, outcome: source.outcome), default: 0] += 1
                    counts.values[source.source, default: 0] += source.values
                }
            case .leaseLost(let leased, let tokens):
                counts.attempts[.init(kind: leased.job.kind, end: "lost"), default: 0] += 1
                counts.tokens += tokens
            case .unsettled(let leased, _):
                counts.attempts[.init(kind: leased.job.kind, end: "unsettled"), default: 0] += 1
            case .storeFailed: break
            }
        }
    }
}

/// What the workers of a process did.
public struct JobCounts: Hashable, Sendable {
    public struct Attempt: Hashable, Sendable {
        public let kind: JobKind
        /// How it ended: `complete`, `partial`, `no_match`, `failed`, `retry`, `given_back`, `lost` or `unsettled`.
        public let end: String
    }

    public struct Answer: Hashable, Sendable {
        public let source: EnrichmentSource
        public let outcome: SourceOutcome
    }

    public internal(set) var attempts: [Attempt: Int] = [:]
    public internal(set) var sources: [Answer: Int] = [:]
    public internal(set) var values: [EnrichmentSource: Int] = [:]
    public internal(set) var tokens = 0
}

extension JobSettlement {
    fileprivate var name: String {
        switch self {
        case .succeeded(let report): report.result?.rawValue ?? "complete"
        case .failed: "failed"
        case .retry: "retry"
        case .givenBack: "given_back"
        }
    }
}
