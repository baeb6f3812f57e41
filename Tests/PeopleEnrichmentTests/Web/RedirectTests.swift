import NIOHTTP1
import PeopleDomain
import Testing

@testable import PeopleEnrichment

@Suite("Redirects")
struct RedirectTests {
    @Test("Three are followed, and the document says where it was in the end", arguments: [301, 302, 303, 307, 308])
    func followed(status: Int) async throws {
        let routes: [String: LoopbackServer.Reply] = [
            "/1": .redirect(to: "/2", status: status), "/2": .redirect(to: "3?q=1#f", status: status),
            "/3": .redirect(to: "./4/../5", status: status), "/5": .text("here"),
            "/0": .redirect(to: "1", status: status),
        ]
        try await LoopbackServer.with(routes) { server in
            try await withClient(.testing([server])) { client in
                let document = try await client.read("\(server.url)/1")
                #expect(document.text == "here")
                #expect(document.url == "\(server.url)/5")
                guard case .unreachable("More than 3 redirects") = await client.failure("\(server.url)/0") else {
                    Issue.record("A fourth was followed")
                    return
                }
            }
        }
    }

    @Test("A loop ends")
    func loop() async throws {
        try await LoopbackServer.with(["/": .redirect(to: "/")]) { server in
            try await withClient(.testing([server])) { client in
                guard case .unreachable = await client.failure(server.url) else {
                    Issue.record("The loop was read")
                    return
                }
                #expect(server.requests.count == 4)
            }
        }
    }

    @Test(
        "Nobody is led to an address that is refused, whatever led there",
        arguments: [
            "http://127.0.0.1/", "https://127.0.0.1/", "//127.0.0.1/", "https://2130706433/", "https://0x7f.1/",
            "http://169.254.169.254/latest/meta-data/", "https://169.254.169.254/", "https://[::1]/",
            "https://[::ffff:7f00:1]/",
            "file:///etc/passwd", "gopher://127.0.0.1:6379/_x", "https://localhost/",
            "https://metadata.google.internal/",
            "https://example.com:22/", "http://example.com/", "https://user@example.com/",
            "https://inside.example.com/",
            "https://both.example.com/", "https://mapped.example.com/", "https://nat.example.com/",
        ])
    func refused(location: String) async throws {
        let canary = try await LoopbackServer.start(["/": .text("secret")])
        let resolver = ScriptedResolver([
            "inside.example.com": [[IPAddress(v4: 0x0A00_0001)]],
            "both.example.com": [[IPAddress(v4: 0x5DB8_D822), .loopback]],
            "mapped.example.com": [[try #require(IPAddress(v6: "::ffff:127.0.0.1"))]],
            "nat.example.com": [[try #require(IPAddress(v6: "64:ff9b::7f00:1"))]],
        ])
        try await LoopbackServer.with(["/": .redirect(to: location)]) { server in
            try await withClient(.testing([server]), resolver: resolver) { client in
                guard case .refusedAddress = await client.failure(server.url) else {
                    Issue.record("\(location) was not refused")
                    return
                }
            }
        }
        #expect(canary.requests.isEmpty)
        await canary.stop()
    }

    @Test("Another port of the same host is another server, which has to be allowed itself")
    func otherPort() async throws {
        try await LoopbackServer.with(["/": .text("secret")]) { other in
            try await LoopbackServer.with(["/": .redirect(to: other.url)]) { server in
                try await withClient(.testing([server])) { client in
                    guard case .refusedAddress = await client.failure(server.url) else {
                        Issue.record("It was read")
                        return
                    }
                    #expect(other.requests.isEmpty)
                }
            }
        }
    }

    @Test("What was meant for one server does not go along to another")
    func headers() async throws {
        try await LoopbackServer.with(["/": .text("x")]) { other in
            let routes: [String: LoopbackServer.Reply] = ["/": .redirect(to: "/2"), "/2": .redirect(to: other.url)]
            try await LoopbackServer.with(routes) { server in
                try await withClient(.testing([server, other])) { client in
                    _ = try await client.read(server.url, headers: ["Authorization": "Bearer x"])
                    #expect(server.requests.map { $0["authorization"] } == ["Bearer x", "Bearer x"])
                    #expect(other.requests.map { $0["authorization"] } == [nil])
                }
            }
        }
    }

    @Test(
        "A profile in a network is not read as a page, whatever leads there",
        arguments: [
            "https://www.linkedin.com/in/jane", "https://x.com/jane", "https://github.com/jane",
        ])
    func network(location: String) async throws {
        let routes: [String: LoopbackServer.Reply] = ["/": .redirect(to: location)]
        let resolver = ScriptedResolver([String: IPAddress]())
        try await LoopbackServer.with(routes) { server in
            try await withClient(.testing([server]), resolver: resolver) { client in
                for url in [server.url, location] {
                    let failure = await client.failure(url, audience: .page)
                    guard case .refusedAddress(let reason) = failure, reason.contains("network") else {
                        Issue.record("\(url): \(String(describing: failure))")
                        continue
                    }
                }
            }
        }
        let policy = FetchPolicy.testing()
        #expect(throws: Never.self) { try policy.check(try WebAddress(location), for: .service) }
    }

    @Test("A page that was noted with http is read by https, unless http may be used")
    func safer() throws {
        var policy = FetchPolicy(product: "PeopleTest", version: "1.0", contactURL: "")
        policy.allowedPrivateHosts = try [#require(HostAndPort("127.0.0.1:80"))]
        func safer(_ url: String) throws -> String { policy.safer(try WebAddress(url)).description }
        #expect(try safer("http://acme.example/a?b") == "https://acme.example/a?b")
        #expect(try safer("https://acme.example/") == "https://acme.example/")
        #expect(try safer("http://acme.example:8080/") == "http://acme.example:8080/")
        #expect(try safer("http://127.0.0.1/") == "http://127.0.0.1/")
        policy.allowsPlainHTTP = true
        #expect(try safer("http://acme.example/") == "http://acme.example/")
    }

    @Test("What is asked of a page by http goes to the port of https")
    func isSafer() async throws {
        let resolver = ScriptedResolver(["acme.example.com": [[IPAddress.loopback]]])
        try await withClient(.testing(), resolver: resolver) { client in
            guard case .refusedAddress(let reason) = await client.failure("http://acme.example.com/", audience: .page)
            else {
                Issue.record("It was read")
                return
            }
            // It came as far as the look-up.
            #expect(reason.contains("acme.example.com leads to"))
        }
    }

    @Test("Nobody is led from https to http, even to where http is allowed")
    func downgrade() throws {
        let address = try WebAddress("https://example.com/")
        let answer = Answer(status: 302, headers: ["location": "http://example.com/"], body: [])
        #expect(throws: WebFailure.self) { try address.redirect(by: answer) }
        let upgrade = Answer(status: 302, headers: ["location": "https://example.com/a"], body: [])
        #expect(try WebAddress("http://example.com/").redirect(by: upgrade)?.description == "https://example.com/a")
    }
}
