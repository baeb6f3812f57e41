/// What a client has left of its limit, in one number: the generic cell rate algorithm (ITU-T I.371, annex A), which is
/// a bucket that fills by itself.
struct TokenBucket: Hashable, Sendable {
    /// When the bucket is full again, in nanoseconds of the clock that is asked.
    private var fullAt: Int64 = .min

    /// What came of asking for a token.
    struct Verdict: Hashable, Sendable {
        let isAllowed: Bool
        /// How many are left.
        let remaining: Int
        /// Until all are there again, in nanoseconds.
        let fullAfter: Int64
        /// Until there is one, in nanoseconds; 0 where there is.
        let retryAfter: Int64
    }

    /// Takes a token where there is one.
    mutating func take(_ limit: RateLimit, at now: Int64) -> Verdict {
        let next = max(fullAt, now) + limit.interval
        let isAllowed = next - now <= limit.interval * Int64(limit.quota)
        if isAllowed { fullAt = next }
        return verdict(limit, at: now, isAllowed: isAllowed)
    }

    /// What taking one would say, without taking it.
    func look(_ limit: RateLimit, at now: Int64) -> Verdict {
        var copy = self
        return verdict(limit, at: now, isAllowed: copy.take(limit, at: now).isAllowed)
    }

    private func verdict(_ limit: RateLimit, at now: Int64, isAllowed: Bool) -> Verdict {
        let debt = max(0, fullAt - min(now, fullAt))
        let free = limit.interval * Int64(limit.quota) - debt
        return Verdict(
            isAllowed: isAllowed, remaining: Int(max(0, free) / limit.interval), fullAfter: debt,
            retryAfter: max(0, limit.interval - free))
    }
}
