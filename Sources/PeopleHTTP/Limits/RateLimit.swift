/// How many requests a client may make in a while: all of them at once, or spread out.
public struct RateLimit: Hashable, Sendable {
    /// At least one.
    public let quota: Int
    public let window: Duration

    /// - Precondition: both are above zero.
    public init(quota: Int, per window: Duration) {
        precondition(quota > 0 && window > .zero, "a limit lets something through")
        self.quota = quota
        self.window = window
    }

    /// In nanoseconds.
    var windowLength: Int64 { Int64(window / .nanoseconds(1)) }
    /// The time in which one request more may be made, in nanoseconds.
    var interval: Int64 { max(1, windowLength / Int64(quota)) }
}

/// Who is limited, and how.
public struct RateLimits: Hashable, Sendable {
    /// For each key.
    public var key: RateLimit
    /// For each address, of requests without a key.
    public var address: RateLimit
    /// For each address, of keys that open nothing.
    public var wrongKeys: RateLimit

    /// A thousand requests a second are more than a job makes that waits for its answers one by one.
    public static let standardKeyQuota = 60_000
    public static let standardAddressQuota = 600
    public static let standardWrongKeyQuota = 60

    public init(
        keyQuota: Int = standardKeyQuota, addressQuota: Int = standardAddressQuota,
        wrongKeyQuota: Int = standardWrongKeyQuota
    ) {
        let minute = Duration.seconds(60)
        key = RateLimit(quota: keyQuota, per: minute)
        address = RateLimit(quota: addressQuota, per: minute)
        wrongKeys = RateLimit(quota: wrongKeyQuota, per: minute)
    }
}
