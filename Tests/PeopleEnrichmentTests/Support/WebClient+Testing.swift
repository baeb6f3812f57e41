import Foundation
import PeopleDomain

@testable import PeopleEnrichment

/// A time that stands still.
let testTime = Timestamp(millisecondsSince1970: 1_700_000_000_000)

extension FetchPolicy {
    /// Reads from these servers on loopback, without pauses.
    static func testing(_ servers: [LoopbackServer] = [], hosts: [String] = []) -> FetchPolicy {
        var policy = FetchPolicy(product: "PeopleTest", version: "1.0", contactURL: "https://example.com/contact")
        policy.allowedPrivateHosts = Set((servers.map(\.authority) + hosts).compactMap(HostAndPort.init))
        policy.pageInterval = .zero
        // Tests of all modules share two cores: only where time is what is tested may it be over.
        policy.connectTimeout = .seconds(120)
        policy.requestTimeout = .seconds(120)
        return policy
    }
}

/// Runs a test with a client that is shut down at its end.
func withClient<Value>(
    _ policy: FetchPolicy, resolver: any NameResolver = ScriptedResolver([String: IPAddress]()),
    _ body: (SafeWebClient) async throws -> Value
) async throws -> Value {
    let client = SafeWebClient(policy: policy, resolver: resolver, now: { testTime })
    do {
        let value = try await body(client)
        await client.shutdown()
        return value
    } catch {
        await client.shutdown()
        throw error
    }
}

extension WebClient {
    /// A document of a service, which robots.txt says nothing about.
    func read(_ url: String, headers: [String: String] = [:]) async throws -> WebDocument {
        try await read(WebRequest(url: url, audience: .service, headers: headers))
    }

    func readPage(_ url: String) async throws -> WebDocument {
        try await read(WebRequest(url: url, audience: .page))
    }

    /// Why a document was not read; `nil` where it was.
    func failure(_ url: String, audience: WebRequest.Audience = .service) async -> WebFailure? {
        do throws(WebFailure) {
            _ = try await read(WebRequest(url: url, audience: audience))
            return nil
        } catch { return error }
    }
}

extension WebDocument {
    var text: String { String(decoding: body, as: UTF8.self) }
}
