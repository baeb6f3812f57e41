#if Postgres
/// When to try to connect again after failures. One for all connections of a client: they are to the same servers.
struct Backoff: Sendable {
    /// A server that restarts is back within about this time.
    private static let first = Duration.milliseconds(100)
    /// The longest that a server which is back stays unnoticed.
    private static let longest = Duration.seconds(2)

    private(set) var failures = 0
    private(set) var retryAt = Duration.zero
    private var random: UInt64

    /// - Parameter seed: decides the random part, which keeps the many nodes of a fleet from coming all at once.
    init(seed: UInt64) { random = seed }

    mutating func succeeded() {
        failures = 0
        retryAt = .zero
    }

    mutating func failed(at now: Duration) {
        // Attempts that were under way together failed for one reason.
        guard now >= retryAt else { return }
        failures += 1
        let whole = failures > 5 ? Self.longest : min(Self.first * (1 << (failures - 1)), Self.longest)
        retryAt = now + whole / 2 + whole / 2 * Int(nextRandom() % 1001) / 1000
    }

    /// SplitMix64 (prng.di.unimi.it/splitmix64.c).
    private mutating func nextRandom() -> UInt64 {
        random &+= 0x9e37_79b9_7f4a_7c15
        var mixed = random
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
#endif
