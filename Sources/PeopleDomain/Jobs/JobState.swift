public enum JobState: String, CaseIterable, Hashable, Sendable {
    case queued, running, succeeded, failed, cancelled

    /// Whether it is still to end. A person has at most one such job of a kind.
    public var isAlive: Bool { self == .queued || self == .running }
}
