import Foundation
import PeopleDomain
import Testing

@testable import PeopleEnrichment

/// Names lead where their owners want them to, and not twice to the same place.
@Suite("Names whose addresses change")
struct RebindingTests {
    /// Ports as they are on the web, but of a double: names are judged as any, and 127.0.0.1 is not allowed.
    private func policy(_ server: LoopbackServer) -> FetchPolicy {
        var policy = FetchPolicy.testing()
        policy.allowsPlainHTTP = true
        policy.ports = [server.port]
        policy.connectTimeout = .seconds(1)
        return policy
    }

    @Test("A name that leads to a private address is refused, also beside public ones")
    func privateAddress() async throws {
        try await LoopbackServer.with(["/": .text("secret")]) { server in
            for addresses in [[IPAddress.loopback], [IPAddress(v4: 0x0808_0808), .loopback]] {
                let resolver = ScriptedResolver(["a.example.com": [addresses]])
                try await withClient(policy(server), resolver: resolver) { client in
                    let failure = await client.failure("http://a.example.com:\(server.port)/")
                    #expect(
                        failure
                            == .refusedAddress("a.example.com leads to 127.0.0.1, which is not of the public Internet"))
                }
            }
            #expect(server.requests.isEmpty)
        }
    }

    @Test("The address that was checked is the one that is connected to: nothing looks the name up again")
    func pinned() async throws {
        try await LoopbackServer.with(["/": .text("secret")]) { server in
            // Public for the check; whoever asks again is led inside. `localhost` is where the system's own resolver would lead.
            var policy = policy(server)
            policy.allowedPrivateHosts = try [#require(HostAndPort("localhost:\(server.port)"))]
            let resolver = ScriptedResolver(["localhost": [[IPAddress(v4: 0xC000_0201)], [.loopback]]])
            try await withClient(policy, resolver: resolver) { client in
                // 192.0.2.1 is nobody's: it can't be reached, which is what shows that the system was not asked.
                let failure = await client.failure("http://localhost:\(server.port)/")
                #expect(failure == .timeout || failure?.outcome == .error)
                #expect(resolver.lookUps == ["localhost"])
                #expect(server.requests.isEmpty)
                // And the other way around, with another address, the name is still the one that is asked for.
                let document1 = try await client.read("http://localhost:\(server.port)/")
                #expect(document1.text == "secret")
                #expect(server.requests.map { $0["host"] } == ["localhost:\(server.port)"])
            }
        }
    }

    @Test("Each redirect and each read looks the name up and checks it again")
    func rebinding() async throws {
        try await LoopbackServer.with(["/": .redirect(to: "/2"), "/2": .text("x")]) { server in
            var policy = policy(server)
            let host = "a.example.com:\(server.port)"
            policy.allowedPrivateHosts = try [#require(HostAndPort(host))]
            let resolver = ScriptedResolver(["a.example.com": .loopback])
            try await withClient(policy, resolver: resolver) { client in
                let document2 = try await client.read("http://\(host)/")
                #expect(document2.text == "x")
                #expect(resolver.lookUps.count == 2)
            }
            // The same name, not allowed any more: public at the first look-up, private at the second.
            policy.allowedPrivateHosts = []
            let rebinding = ScriptedResolver(["a.example.com": [[IPAddress(v4: 0xC633_6401)], [.loopback]]])
            try await withClient(policy, resolver: rebinding) { client in
                for _ in 0..<2 {
                    guard case .refusedAddress = await client.failure("http://\(host)/") else {
                        Issue.record("It was read")
                        return
                    }
                }
            }
            #expect(server.requests.count == 2)
        }
    }

    @Test("Where one of several addresses is out of order, another is tried")
    func fallback() async throws {
        try await LoopbackServer.with(["/": .text("x")]) { server in
            let host = "a.example.com:\(server.port)"
            var policy = policy(server)
            policy.allowedPrivateHosts = try [#require(HostAndPort(host))]
            // Nobody listens on 127.0.0.2, as the server is on 127.0.0.1 alone.
            let resolver = ScriptedResolver(["a.example.com": [[IPAddress(v4: 0x7F00_0002), .loopback]]])
            try await withClient(policy, resolver: resolver) { client in
                let document3 = try await client.read("http://\(host)/")
                #expect(document3.text == "x")
            }
        }
    }

    @Test("A look-up that hangs ends with the time of the request, and with the task")
    func hanging() async throws {
        struct Hanging: NameResolver {
            func addresses(of name: String) async throws(WebFailure) -> [IPAddress] {
                do { try await Task.sleep(for: .seconds(60)) } catch { throw .cancelled }
                return []
            }
        }
        var policy = FetchPolicy.testing()
        policy.requestTimeout = .milliseconds(100)
        try await withClient(policy, resolver: Hanging()) { client in
            #expect(await client.failure("https://a.example.com/") == .timeout)
        }
    }

    @Test("The system's resolver tells all addresses of a name, and that there is none")
    func system() async throws {
        let addresses = try await SystemResolver().addresses(of: "localhost")
        #expect(addresses.contains(.loopback))
        await #expect(throws: WebFailure.self) { try await SystemResolver().addresses(of: "nobody.invalid") }
    }

    @Test("A domain that is there and has no address is one that nobody has; a server in trouble says nothing")
    func noAddress() {
        #expect(SystemResolver.meansNobody(EAI_NONAME))
        #expect(!SystemResolver.meansNobody(EAI_AGAIN))
        #if canImport(Glibc)
        #expect(SystemResolver.meansNobody(-5))
        #endif
    }

    @Test("The environment's proxy is not asked")
    func proxy() async throws {
        let proxy = try await LoopbackServer.start { _ in .text("from the proxy") }
        for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
            setenv(name, proxy.url, 1)
        }
        defer {
            for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
                unsetenv(name)
            }
        }
        try await LoopbackServer.with(["/": .text("from the site")]) { server in
            try await withClient(.testing([server])) { client in
                let document4 = try await client.read(server.url)
                #expect(document4.text == "from the site")
            }
        }
        #expect(proxy.requests.isEmpty)
        await proxy.stop()
    }
}
