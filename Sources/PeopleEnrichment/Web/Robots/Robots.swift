import Synchronization

/// Asks each server once a day what may be read of it, and remembers that.
final class Robots: Sendable {
    private struct Known {
        let rules: Result<RobotsRules, WebFailure>
        let until: ContinuousClock.Instant
    }

    private let product: String
    private let clock = ContinuousClock()
    private let known: Mutex<RecentCache<String, Known>>
    /// So that of many who want to know the same, one asks.
    private let turns = HostPacer(maximumWait: .zero)

    /// Bytes of rules that are remembered, at most.
    private static let maximumMemory = 16 << 20
    /// RFC 9309, section 2.4.
    private static let lifetime: Duration = .seconds(86_400)
    /// Of what a server's trouble forbids: it may be over soon.
    private let lifetimeOfTrouble: Duration
    /// RFC 9309, section 2.3.1.2.
    private static let maximumRedirects = 5

    init(product: String, lifetimeOfTrouble: Duration = .seconds(60)) {
        self.product = product
        self.lifetimeOfTrouble = lifetimeOfTrouble
        known = Mutex(RecentCache(bound: Self.maximumMemory))
    }

    /// What a server lets us read.
    ///
    /// - Parameter ask: sends a request when it is its host's turn.
    /// - Throws: what keeps us from knowing it, which forbids to read anything (section 2.3.1.4).
    func rules(
        of address: WebAddress, ask: (WebAddress) async throws(WebFailure) -> Answer
    ) async throws(WebFailure) -> RobotsRules {
        if let rules = remembered(address.origin) { return try rules.get() }
        return try await turns.turn(of: address.server, at: .init(interval: .zero, width: 1)) {
            () async throws(WebFailure) in
            // Somebody may have asked while we waited.
            if let rules = remembered(address.origin) { return try rules.get() }
            do throws(WebFailure) {
                let (rules, lifetime) = try await read(from: address, ask: ask)
                remember(.success(rules), of: address.origin, for: lifetime)
                return rules
            } catch {
                // Who was cancelled learned nothing.
                if error != .cancelled { remember(.failure(error), of: address.origin, for: lifetimeOfTrouble) }
                throw error
            }
        }
    }

    /// - Returns: the rules, and how long they hold.
    private func read(
        from address: WebAddress, ask: (WebAddress) async throws(WebFailure) -> Answer
    ) async throws(WebFailure) -> (RobotsRules, Duration) {
        var place = WebAddress(scheme: address.scheme, server: address.server, target: "/robots.txt")
        for _ in 0...Self.maximumRedirects {
            let answer = try await ask(place)
            switch answer.status {
            case 200, 203:
                return (RobotsRules(String(decoding: answer.body, as: UTF8.self), product: product), Self.lifetime)
            case 300..<400:
                guard let next = try place.redirect(by: answer) else { return (.allowing, Self.lifetime) }
                place = next
            case 429: throw .rateLimited(retryAfter: nil)
            case 400..<500: return (.allowing, Self.lifetime)
            default: return (.forbidding, lifetimeOfTrouble)
            }
        }
        // As if there were none (section 2.3.1.2).
        return (.allowing, Self.lifetime)
    }

    private func remembered(_ origin: String) -> Result<RobotsRules, WebFailure>? {
        let now = clock.now
        return known.withLock { known in known.value(of: origin).flatMap { $0.until > now ? $0.rules : nil } }
    }

    private func remember(_ rules: Result<RobotsRules, WebFailure>, of origin: String, for lifetime: Duration) {
        let entry = Known(rules: rules, until: clock.now + lifetime)
        let cost = (try? rules.get())?.cost ?? 100
        known.withLock { $0.store(entry, for: origin, cost: cost) }
    }
}
