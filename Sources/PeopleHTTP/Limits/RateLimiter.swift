/// Says whether a request may be answered, and what its client is told of its limit.
///
/// Three tables: of keys that opened something lately, of addresses that came without a key, and of addresses that came
/// with wrong ones. An address that guesses is refused before a key that nobody has seen is looked up; keys that are
/// known go on working beside it.
final class RateLimiter: Sendable {
    /// Clients that each table remembers, at some 30 bytes each.
    static let capacity = 100_000

    private let limits: RateLimits
    private let keys = BucketTable(capacity: capacity)
    private let addresses = BucketTable(capacity: capacity)
    private let guessers = BucketTable(capacity: capacity)
    private let keyPolicy: String
    private let addressPolicy: String
    private let wrongKeyPolicy: String
    private let now: @Sendable () -> ContinuousClock.Instant
    private let start: ContinuousClock.Instant

    init(_ limits: RateLimits, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.limits = limits
        self.now = now
        start = now()
        keyPolicy = Self.policy("key", limits.key)
        addressPolicy = Self.policy("address", limits.address)
        wrongKeyPolicy = Self.policy("wrong-keys", limits.wrongKeys)
    }

    /// Of a request without a key.
    func admit(from address: ClientAddress) throws(RateLimitExceeded) -> [Answer.Header] {
        let verdict = addresses.with(address.number) { $0.take(limits.address, at: time) }
        return try headers("address", addressPolicy, verdict)
    }

    /// Of a request with a key, before the key is looked up.
    ///
    /// - Returns: `nil` for a key that is not known yet: see ``admit(newKey:)``.
    func admit(key: String, from address: ClientAddress) throws(RateLimitExceeded) -> [Answer.Header]? {
        let number = UInt64(bitPattern: Int64(key.hashValue))
        if let verdict = keys.withKnown(number, { $0.take(limits.key, at: time) }) {
            return try headers("key", keyPolicy, verdict)
        }
        let verdict = guessers.with(address.number) { $0.look(limits.wrongKeys, at: time) }
        if !verdict.isAllowed { _ = try headers("wrong-keys", wrongKeyPolicy, verdict) }
        return nil
    }

    /// Of a request whose key turned out to open something.
    func admit(newKey key: String) throws(RateLimitExceeded) -> [Answer.Header] {
        let verdict = keys.with(UInt64(bitPattern: Int64(key.hashValue))) { $0.take(limits.key, at: time) }
        return try headers("key", keyPolicy, verdict)
    }

    /// Of a request whose key turned out to open nothing.
    func noteWrong(key: String, from address: ClientAddress) throws(RateLimitExceeded) -> [Answer.Header] {
        keys.forget(UInt64(bitPattern: Int64(key.hashValue)))
        let verdict = guessers.with(address.number) { $0.take(limits.wrongKeys, at: time) }
        return try headers("wrong-keys", wrongKeyPolicy, verdict)
    }

    private var time: Int64 { Int64((now() - start) / .nanoseconds(1)) }

    // MARK: What a client is told (draft-ietf-httpapi-ratelimit-headers-09)

    private static func policy(_ name: String, _ limit: RateLimit) -> String {
        "\"\(name)\";q=\(limit.quota);w=\(limit.window.components.seconds)"
    }

    private func headers(
        _ name: String, _ policy: String, _ verdict: TokenBucket.Verdict
    ) throws(RateLimitExceeded) -> [Answer.Header] {
        let headers = [
            Answer.Header(name: "RateLimit-Policy", value: policy),
            Answer.Header(
                name: "RateLimit", value: "\"\(name)\";r=\(verdict.remaining);t=\(Self.seconds(verdict.fullAfter))"),
        ]
        guard verdict.isAllowed else {
            throw RateLimitExceeded(retryAfter: max(1, Self.seconds(verdict.retryAfter)), headers: headers)
        }
        return headers
    }

    /// Whole seconds, none too few.
    private static func seconds(_ nanoseconds: Int64) -> Int64 { (nanoseconds + 999_999_999) / 1_000_000_000 }
}

/// A client made more requests than it may.
struct RateLimitExceeded: Error, Sendable {
    /// In seconds, at least one.
    let retryAfter: Int64
    let headers: [Answer.Header]
}
