import NIOHTTP1
import PeopleDomain
import Synchronization
import Testing

@testable import PeopleEnrichment

@Suite("The peace of hosts")
struct PacingTests {
    private let host = HostAndPort(host: .name("example.com"), port: 443)

    @Test("So much time is between the starts of two pages, and one is read at a time")
    func pages() async throws {
        let slow = LoopbackServer.Reply.text("x").delayed(by: .milliseconds(20))
        try await LoopbackServer.with(["/a": slow]) { server in
            var policy = FetchPolicy.testing([server])
            policy.pageInterval = .milliseconds(100)
            try await withClient(policy) { client in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<4 { group.addTask { _ = try await client.readPage("\(server.url)/a") } }
                    try await group.waitForAll()
                }
                let arrivals = server.requests.map(\.arrival)
                #expect(arrivals.count >= 5)
                // On a busy machine the way there takes longer at one time than at another.
                #expect(arrivals[4] - arrivals[0] > .milliseconds(250))
            }
        }
    }

    @Test("Services have a pace of their own")
    func services() async throws {
        try await LoopbackServer.with(["/": .text("x")]) { server in
            var policy = FetchPolicy.testing([server])
            policy.pageInterval = .seconds(60)
            policy.serviceIntervals = try [#require(HostAndPort(server.authority)): .milliseconds(300)]
            try await withClient(policy) { client in
                for _ in 0..<3 { _ = try await client.read(server.url) }
                let arrivals = server.requests.map(\.arrival)
                #expect(arrivals[2] - arrivals[0] > .milliseconds(300))
                #expect(arrivals[2] - arrivals[0] < .seconds(60))
            }
        }
    }

    @Test("Who asks for patience is left alone, and nobody waits longer than may be waited")
    func patience() async throws {
        let limited = LoopbackServer.Reply.status(429, headers: [("Retry-After", "120")])
        try await LoopbackServer.with(["/": limited, "/a": .text("x")]) { server in
            try await withClient(.testing([server])) { client in
                #expect(await client.failure(server.url) == .rateLimited(retryAfter: 120))
                guard case .rateLimited(let seconds?) = await client.failure("\(server.url)/a") else {
                    Issue.record("It was asked again")
                    return
                }
                #expect(115...120 ~= seconds)
                #expect(server.requests.count == 1)
            }
        }
    }

    @Test("A short pause is waited for; a long one is not believed")
    func bounds() async throws {
        for (asked, header) in [(1, "1"), (1_000_000_000, "1000000000")] {
            let limited = LoopbackServer.Reply.status(503, headers: [("Retry-After", header)])
            try await LoopbackServer.with(["/": limited, "/a": .text("x")]) { server in
                var policy = FetchPolicy.testing([server])
                policy.maximumRetryAfter = .seconds(1)
                try await withClient(policy) { client in
                    #expect(await client.failure(server.url) == .rateLimited(retryAfter: asked))
                    let clock = ContinuousClock()
                    let start = clock.now
                    _ = try await client.read("\(server.url)/a")
                    #expect(.milliseconds(800)...(.seconds(60)) ~= clock.now - start)
                }
            }
        }
    }

    @Test("GitHub's way of asking for patience is understood")
    func gitHub() async throws {
        let reset = String(testTime.millisecondsSince1970 / 1000 + 90)
        let limited = LoopbackServer.Reply.status(
            403, headers: [("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", reset)])
        try await LoopbackServer.with(["/": limited]) { server in
            try await withClient(.testing([server])) { client in
                #expect(await client.failure(server.url) == .rateLimited(retryAfter: 90))
            }
        }
    }

    @Test(
        "Retry-After is a number of seconds or a time",
        arguments: [
            ("0", 0), ("120", 120), ("-5", 0), ("Tue, 14 Nov 2023 22:14:20 GMT", 60),
            ("Tue, 14 Nov 2023 22:13:00 GMT", 0),
            ("soon", nil), ("", nil), ("Tue, 14 Nov 2023 22:14:20 CET", nil), ("99999999999999999999", nil),
        ] as [(String, Int?)])
    func retryAfter(text: String, seconds: Int?) {
        // testTime is 22:13:20.
        #expect(RetryAfter.seconds(["Retry-After": text], now: testTime) == seconds)
    }

    @Test("Cancelling ends the wait for a turn and for a time, and leaves the turn to others")
    func cancellation() async throws {
        let pacer = HostPacer(maximumWait: .seconds(60))
        let pace = HostPacer.Pace(interval: .zero, width: 1)
        let host = host
        let running = Mutex(false)
        let first = Task {
            try await pacer.turn(of: host, at: pace) { () async throws(WebFailure) in
                running.withLock { $0 = true }
                do { try await Task.sleep(for: .seconds(60)) } catch { throw .cancelled }
            }
        }
        while !running.withLock({ $0 }) { await Task.yield() }
        let waiting = (0..<10).map { _ in Task { try await pacer.turn(of: host, at: pace) { () throws(WebFailure) in } }
        }
        try await Task.sleep(for: .milliseconds(20))
        for task in waiting.prefix(9) {
            task.cancel()
            await #expect(throws: WebFailure.cancelled) { try await task.value }
        }
        first.cancel()
        await #expect(throws: WebFailure.cancelled) { try await first.value }
        try await waiting[9].value

        pacer.pause(host, for: .seconds(30))
        let sleeping = Task { try await pacer.turn(of: host, at: pace) { () throws(WebFailure) in } }
        try await Task.sleep(for: .milliseconds(20))
        sleeping.cancel()
        await #expect(throws: WebFailure.cancelled) { try await sleeping.value }
    }

    @Test("However it ends, a turn is given on: never more at a time than may be")
    func width() async throws {
        let pacer = HostPacer(maximumWait: .seconds(60))
        let host = host
        let running = Running()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<400 {
                let task = Task { @Sendable in
                    try? await pacer.turn(of: host, at: .init(interval: .zero, width: 3)) {
                        () async throws(WebFailure) in
                        running.begin()
                        defer { running.end() }
                        try? await Task.sleep(for: .microseconds(number % 7 * 100))
                        if number % 5 == 0 { throw .timeout }
                    }
                }
                group.addTask {
                    if number % 3 == 0 { task.cancel() }
                    await task.value
                }
            }
        }
        #expect(running.now == 0)
        #expect(1...3 ~= running.most)
        // All turns are there again.
        for _ in 0..<5 {
            try await pacer.turn(of: host, at: .init(interval: .zero, width: 1)) { () throws(WebFailure) in }
        }
    }

    @Test("Hosts are forgotten where nothing is to be remembered of them")
    func forgotten() async throws {
        let pacer = HostPacer(maximumWait: .seconds(60))
        for number in 0..<(HostPacer.maximumHosts * 2) {
            let host = HostAndPort(host: .name("h\(number).example.com"), port: 443)
            try await pacer.turn(of: host, at: .init(interval: .zero, width: 1)) { () throws(WebFailure) in }
            if number % 2 == 0 { pacer.pause(host, for: .seconds(100)) }
        }
        #expect(pacer.count <= HostPacer.maximumHosts)
    }
}

/// Counts what runs at the same time.
private final class Running: Sendable {
    private let counts = Mutex((now: 0, most: 0))

    var now: Int { counts.withLock { $0.now } }
    var most: Int { counts.withLock { $0.most } }

    func begin() { counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
    func end() { counts.withLock { $0.now -= 1 } }
}
