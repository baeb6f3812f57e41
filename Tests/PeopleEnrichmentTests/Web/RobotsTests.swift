import NIOHTTP1
import PeopleDomain
import Synchronization
import Testing

@testable import PeopleEnrichment

@Suite("Asking for robots.txt")
struct RobotsTests {
    private func read(
        robots: LoopbackServer.Reply, path: String = "/page", audience: WebRequest.Audience = .page,
        within limit: Duration = .seconds(120),
        _ check: (WebFailure?, LoopbackServer) async throws -> Void
    ) async throws {
        let answering: LoopbackServer.Route = { request in
            switch request.path {
            case "/robots.txt": robots
            case "/page", "/private": .text("page")
            default: .status(404)
            }
        }
        try await LoopbackServer.with(answering: answering) { server in
            var policy = FetchPolicy.testing([server])
            policy.requestTimeout = limit
            try await withClient(policy) { client in
                try await check(await client.failure(server.url + path, audience: audience), server)
            }
        }
    }

    private static let rules = LoopbackServer.Reply.text(
        "User-agent: *\nDisallow: /\nUser-agent: peopletest\nDisallow: /private", type: "text/plain")

    @Test("What it forbids is not asked for")
    func forbidden() async throws {
        try await read(robots: Self.rules, path: "/private?x") { failure, server in
            #expect(failure == .blockedByRobots)
            #expect(server.requests.map(\.target) == ["/robots.txt"])
        }
        try await read(robots: Self.rules) { failure, server in
            #expect(failure == nil)
            #expect(server.requests.map(\.target) == ["/robots.txt", "/page"])
        }
    }

    @Test("Services have terms of their own")
    func services() async throws {
        try await read(robots: Self.rules, path: "/private", audience: .service) { failure, server in
            #expect(failure == nil)
            #expect(server.requests.map(\.target) == ["/private"])
        }
    }

    @Test("Where there is none, everything may be read", arguments: [400, 401, 403, 404, 410])
    func none(status: Int) async throws {
        try await read(robots: .status(status)) { failure, _ in #expect(failure == nil) }
    }

    @Test("Where it can't be known, nothing may", arguments: [500, 502, 503])
    func trouble(status: Int) async throws {
        try await read(robots: .status(status)) { failure, server in
            #expect(failure == .blockedByRobots)
            #expect(server.requests.count == 1)
        }
    }

    @Test("Nor where no answer comes, or one that asks for patience")
    func unreachable() async throws {
        try await read(robots: .silence, within: .milliseconds(200)) { failure, _ in #expect(failure == .timeout) }
        try await read(robots: .status(429)) { failure, _ in #expect(failure == .rateLimited(retryAfter: nil)) }
        try await read(robots: .init(body: .raw(Array("x".utf8)))) { failure, server in
            #expect(failure?.outcome == .error)
            #expect(server.requests.allSatisfy { $0.target == "/robots.txt" })
        }
    }

    @Test("Of a huge one the beginning is heeded")
    func huge() async throws {
        let text = "User-agent: *\nDisallow: /private\n" + String(repeating: "# comment\n", count: 100_000)
        try await read(robots: .text(text, type: "text/plain"), path: "/private") { failure, _ in
            #expect(failure == .blockedByRobots)
        }
        try await read(robots: .text(text, type: "text/plain")) { failure, _ in #expect(failure == nil) }
    }

    @Test("It is followed to where it is, within what may be read at all")
    func redirects() async throws {
        try await LoopbackServer.with(["/rules": Self.rules]) { other in
            let routes: [String: LoopbackServer.Reply] = [
                "/robots.txt": .redirect(to: "/r1"), "/r1": .redirect(to: "/r2"), "/r2": .redirect(to: "/r3"),
                "/r3": .redirect(to: "/r4"), "/r4": .redirect(to: "\(other.url)/rules"), "/private": .text("x"),
            ]
            try await LoopbackServer.with(routes) { server in
                try await withClient(.testing([server, other])) { client in
                    #expect(await client.failure("\(server.url)/private", audience: .page) == .blockedByRobots)
                }
                try await withClient(.testing([server])) { client in
                    guard case .refusedAddress = await client.failure("\(server.url)/private", audience: .page) else {
                        Issue.record("It was led away")
                        return
                    }
                }
            }
        }
        try await read(robots: .redirect(to: "/robots.txt")) { failure, server in
            #expect(failure == nil)
            #expect(server.requests.filter { $0.target == "/robots.txt" }.count == 6)
        }
    }

    @Test("It is asked for once, and for each server")
    func remembered() async throws {
        let routes: [String: LoopbackServer.Reply] = ["/robots.txt": Self.rules, "/page": .text("x")]
        try await LoopbackServer.with(routes) { one in
            try await LoopbackServer.with(routes) { two in
                try await withClient(.testing([one, two])) { client in
                    for _ in 0..<3 {
                        _ = try await client.readPage("\(one.url)/page")
                        _ = try await client.readPage("\(two.url)/page")
                    }
                    for server in [one, two] {
                        #expect(server.requests.filter { $0.path == "/robots.txt" }.count == 1)
                    }
                }
            }
        }
    }

    @Test(
        "Who forbids everything to everybody is asked once a day, and trouble is over sooner", arguments: [true, false])
    func banned(isTrouble: Bool) async throws {
        let robots = Robots(product: "PeopleTest", lifetimeOfTrouble: .zero)
        let count = Mutex(0)
        for _ in 0..<3 {
            let rules = try await robots.rules(of: try WebAddress("https://acme.example/")) { _ in
                count.withLock { $0 += 1 }
                return isTrouble
                    ? Answer(status: 500, headers: [:], body: [])
                    : Answer(status: 200, headers: [:], body: Array("User-agent: *\nDisallow: /".utf8))
            }
            #expect(!rules.allows("/"))
        }
        #expect(count.withLock(\.self) == (isTrouble ? 3 : 1))
    }

    @Test("Of many who want to know the same, one asks, also where there is no answer")
    func together() async throws {
        for (robots, failure) in [(Self.rules, nil), (.init(body: .raw([])), SourceOutcome.error)] {
            let routes: [String: LoopbackServer.Reply] = [
                "/robots.txt": robots.delayed(by: .milliseconds(50)), "/page": .text("x"),
            ]
            try await LoopbackServer.with(routes) { server in
                try await withClient(.testing([server])) { client in
                    await withTaskGroup(of: SourceOutcome?.self) { group in
                        for _ in 0..<10 {
                            group.addTask { await client.failure("\(server.url)/page", audience: .page)?.outcome }
                        }
                        for await outcome in group { #expect(outcome == failure) }
                    }
                }
                #expect(server.requests.filter { $0.path == "/robots.txt" }.count == 1)
            }
        }
    }

    @Test("The target of a redirect is asked about too")
    func redirectTarget() async throws {
        let routes: [String: LoopbackServer.Reply] = [
            "/robots.txt": Self.rules, "/page": .redirect(to: "/private"), "/private": .text("x"),
        ]
        try await LoopbackServer.with(routes) { server in
            try await withClient(.testing([server])) { client in
                #expect(await client.failure("\(server.url)/page", audience: .page) == .blockedByRobots)
                #expect(!server.requests.contains { $0.path == "/private" })
            }
        }
    }
}
