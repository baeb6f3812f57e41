import NIOCore
import Synchronization
import Testing

@testable import PeopleHTTP

@Suite("Rate limits")
struct RateLimiterTests {
    private static let second: Int64 = 1_000_000_000

    @Test("A bucket lets its quota through at once, and then as many as have come back")
    func bucket() {
        let limit = RateLimit(quota: 3, per: .seconds(6))
        var bucket = TokenBucket()
        var remaining: [Int] = []
        for _ in 0..<3 { remaining.append(bucket.take(limit, at: 0).remaining) }
        #expect(remaining == [2, 1, 0])
        let refused = bucket.take(limit, at: 0)
        #expect(
            refused
                == TokenBucket.Verdict(
                    isAllowed: false, remaining: 0, fullAfter: 6 * Self.second, retryAfter: 2 * Self.second))
        // To be refused costs nothing.
        #expect(!bucket.take(limit, at: 2 * Self.second - 1).isAllowed)
        #expect(bucket.look(limit, at: 2 * Self.second).isAllowed)
        #expect(bucket.take(limit, at: 2 * Self.second).isAllowed)
        #expect(!bucket.take(limit, at: 2 * Self.second).isAllowed)
        #expect(bucket.take(limit, at: 100 * Self.second).remaining == 2)
    }

    @Test("Over any stretch of time, no more than the quota and what came back is let through")
    func bound() {
        let limit = RateLimit(quota: 10, per: .seconds(10))
        var bucket = TokenBucket()
        let allowed = (0..<600).filter { bucket.take(limit, at: Int64($0) * Self.second / 10).isAllowed }.count
        #expect(allowed == 10 + 59)
    }

    @Test("A table remembers the last clients, and no more than it may")
    func table() {
        let limit = RateLimit(quota: 1, per: .seconds(60))
        let table = BucketTable(capacity: 32)
        #expect(table.withKnown(1) { $0.take(limit, at: 0).isAllowed } == nil)
        #expect(table.with(1) { $0.take(limit, at: 0).isAllowed })
        #expect(table.withKnown(1) { $0.take(limit, at: 0).isAllowed } == false)
        for client in stride(from: UInt64(17), to: 17 + 16 * 10, by: 16) {
            _ = table.with(client) { $0.take(limit, at: 0) }
        }
        #expect(table.withKnown(1) { $0.take(limit, at: 0).isAllowed } == nil)
        table.forget(161)
        #expect(table.withKnown(161) { $0.take(limit, at: 0).isAllowed } == nil)
    }

    @Test("An address that guesses is refused, and keys that are known go on working beside it")
    func guessing() throws {
        let now = Mutex(ContinuousClock.now)
        let limiter = RateLimiter(RateLimits(wrongKeyQuota: 2)) { now.withLock { $0 } }
        let address = try ClientAddress(SocketAddress(ipAddress: "192.0.2.1", port: 1))
        let other = try ClientAddress(SocketAddress(ipAddress: "192.0.2.2", port: 1))
        #expect(try limiter.admit(key: "right", from: address) == nil)
        _ = try limiter.admit(newKey: "right")
        for _ in 0..<2 {
            #expect(try limiter.admit(key: "wrong", from: address) == nil)
            _ = try limiter.noteWrong(key: "wrong", from: address)
        }
        let refusal = #expect(throws: RateLimitExceeded.self) { try limiter.admit(key: "new", from: address) }
        #expect(refusal?.retryAfter == 30)
        #expect(try limiter.admit(key: "right", from: address) != nil)
        #expect(try limiter.admit(key: "new", from: other) == nil)
        now.withLock { $0 += .seconds(30) }
        #expect(try limiter.admit(key: "new", from: address) == nil)
        // A key that was revoked is no longer known.
        _ = try limiter.noteWrong(key: "right", from: address)
        #expect(throws: RateLimitExceeded.self) { try limiter.admit(key: "right", from: address) }
    }

    @Test("A client is told its limit and what is left")
    func headers() throws {
        let limiter = RateLimiter(RateLimits(keyQuota: 120, addressQuota: 1)) { [now = ContinuousClock.now] in now }
        let headers = try limiter.admit(newKey: "k").map { "\($0.name): \($0.value)" }
        #expect(headers == [#"RateLimit-Policy: "key";q=120;w=60"#, #"RateLimit: "key";r=119;t=1"#])
        _ = try limiter.admit(from: .unknown)
        let refusal = #expect(throws: RateLimitExceeded.self) { try limiter.admit(from: .unknown) }
        #expect(refusal?.headers.last?.value == #""address";r=0;t=60"#)
        #expect(refusal?.retryAfter == 60)
    }

    @Test(
        "Addresses are told apart as far as a client can't choose them",
        arguments: [
            ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
            ("::ffff:192.0.2.1", "192.0.2.1", true), ("2001:db8::1", "2001:db8::2", true),
            ("2001:db8:0:1::1", "2001:db8:0:2::1", false),
        ])
    func addresses(first: String, second: String, areOne: Bool) throws {
        let first = try ClientAddress(SocketAddress(ipAddress: first, port: 1))
        #expect(try (first == ClientAddress(SocketAddress(ipAddress: second, port: 2))) == areOne)
    }

    @Test("Of a header, the last address counts")
    func header() throws {
        #expect(
            ClientAddress(header: "198.51.100.7, 192.0.2.1")
                == (try ClientAddress(SocketAddress(ipAddress: "192.0.2.1", port: 1))))
        #expect(ClientAddress(header: "unknown") == nil)
        #expect(ClientAddress(header: "") == nil)
    }
}
