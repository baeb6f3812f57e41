import PeopleDomain

/// How a worker goes about its jobs.
public struct JobWorkerOptions: Hashable, Sendable {
    /// Jobs that look for profiles at the same time: each waits for others' servers most of the time. Addresses are looked
    /// up beside these, one at a time.
    public var concurrency: Int
    /// For how long a job is a worker's own. It is renewed while the worker lives; when one dies, others wait for no more.
    public var lease: Duration
    /// How often is looked for jobs that others put into the queue, or that are due again.
    public var pollInterval: Duration
    /// How long one attempt may take: what was found by then is kept.
    public var timeLimit: Duration

    public init(
        concurrency: Int = 2, lease: Duration = .seconds(60), pollInterval: Duration = .seconds(1),
        timeLimit: Duration = .seconds(300)
    ) {
        self.concurrency = concurrency
        self.lease = lease
        self.pollInterval = pollInterval
        self.timeLimit = timeLimit
    }

    /// How many jobs of a kind are done at the same time. A geocoder is asked once a second at most, whoever asks: more than
    /// one job would only wait for it, and in the place of those that could go on.
    func slots(for kind: JobKind) -> Int {
        switch kind {
        case .enrichment: concurrency
        case .geocoding: min(concurrency, 1)
        }
    }
}
