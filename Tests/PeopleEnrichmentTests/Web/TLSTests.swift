import AsyncHTTPClient
import NIOSSL
import PeopleDomain
import Testing

@testable import PeopleEnrichment

@Suite("Connections to an address that was checked, by the name that was asked for")
struct TLSTests {
    /// Runs a test against a double that speaks TLS for `a.example.com`, where all names lead to loopback.
    private func withServer(
        _ routes: [String: LoopbackServer.Reply] = ["/": .text("x")], isTrusted: Bool = true,
        _ body: (SafeWebClient, LoopbackServer, TLSDouble) async throws -> Void
    ) async throws {
        let double = try TLSDouble()
        let server = try await LoopbackServer.start(configure: { try double.configure($0) }) {
            routes[$0.path] ?? .status(404)
        }
        let names = ["a.example.com", "b.example.com"]
        let policy = FetchPolicy.testing([server], hosts: names.map { "\($0):\(server.port)" })
        let roots = try [TestCertificate.certificate()]
        let client = SafeWebClient(
            policy: policy, resolver: ScriptedResolver(["a.example.com": .loopback, "b.example.com": .loopback]),
            now: { testTime }
        ) { configuration in
            var tls = TLSConfiguration.makeClientConfiguration()
            if isTrusted { tls.trustRoots = .certificates(roots) }
            configuration.tlsConfiguration = tls
        }
        do { try await body(client, server, double) } catch {
            await client.shutdown()
            await server.stop()
            throw error
        }
        await client.shutdown()
        await server.stop()
    }

    @Test("The certificate is checked against the name, and the server is told the name")
    func name() async throws {
        try await withServer { client, server, double in
            let document = try await client.read("https://a.example.com:\(server.port)/")
            #expect(document.text == "x")
            #expect(double.names == ["a.example.com"])
            #expect(server.requests.map { $0["host"] } == ["a.example.com:\(server.port)"])
        }
    }

    @Test("A certificate of another name is refused before anything is asked")
    func otherName() async throws {
        try await withServer { client, server, double in
            for host in ["b.example.com", "127.0.0.1"] {
                guard case .unreachable = await client.failure("https://\(host):\(server.port)/") else {
                    Issue.record("\(host) was read")
                    continue
                }
            }
            #expect(server.requests.isEmpty)
            #expect(double.names == ["b.example.com", nil])
        }
    }

    @Test("So is one that nobody vouches for")
    func untrusted() async throws {
        try await withServer(isTrusted: false) { client, server, _ in
            guard case .unreachable = await client.failure("https://a.example.com:\(server.port)/") else {
                Issue.record("It was read")
                return
            }
            #expect(server.requests.isEmpty)
        }
    }

    @Test("Nobody is led from https to http")
    func downgrade() async throws {
        try await LoopbackServer.with(["/": .text("plain")]) { plain in
            // Both are allowed, so that only the way from one to the other is refused.
            let double = try TLSDouble()
            let server = try await LoopbackServer.start(configure: { try double.configure($0) }) { _ in
                .redirect(to: plain.url)
            }
            let host = "a.example.com:\(server.port)"
            let roots = try [TestCertificate.certificate()]
            let client = SafeWebClient(
                policy: .testing([plain], hosts: [host]), resolver: ScriptedResolver(["a.example.com": .loopback]),
                now: { testTime }
            ) { configuration in
                configuration.tlsConfiguration = .makeClientConfiguration()
                configuration.tlsConfiguration?.trustRoots = .certificates(roots)
            }
            let failure = await client.failure("https://\(host)/")
            #expect(failure == .refusedAddress("The answer leads from https to http"))
            #expect(plain.requests.isEmpty)
            await client.shutdown()
            await server.stop()
        }
    }
}
