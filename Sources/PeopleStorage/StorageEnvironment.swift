import PeopleDomain

/// What a backend takes from outside, so that tests can hold it still: the time.
public struct StorageEnvironment: Sendable {
    public let now: @Sendable () -> Timestamp

    public init(now: @escaping @Sendable () -> Timestamp) { self.now = now }

    /// The machine's clock.
    public static let system = StorageEnvironment { .now }
}
