import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Sends one request to an address that was checked, and reads the answer: no redirects, no turns, no robots.txt.
struct Fetcher: Sendable {
    private let policy: FetchPolicy
    private let resolver: any NameResolver
    private let clients: PinnedClients

    /// Addresses of one name that are tried, at most.
    private static let maximumAttempts = 2

    init(policy: FetchPolicy, resolver: any NameResolver, clients: PinnedClients) {
        self.policy = policy
        self.resolver = resolver
        self.clients = clients
    }

    /// Looks up the name, checks all of its addresses, connects to one of those that were checked, and asks.
    ///
    /// - Parameter headers: beside those that every request has, of which none can be replaced.
    func answer(
        from address: WebAddress, headers: [String: String], on terms: Answer.Terms
    ) async throws(WebFailure) -> Answer {
        try policy.check(address)
        return try await withDeadline(policy.requestTimeout) { () async throws(WebFailure) in
            let pins = try await checkedAddresses(of: address.server)
            let request = request(for: address, headers: headers)
            var failure = WebFailure.unreachable("\(address.server) has no address")
            for pin in pins.prefix(Self.maximumAttempts) {
                do {
                    return try await clients.withClient(.init(host: address.server.host, address: pin)) { client in
                        let response = try await client.execute(request, deadline: .distantFuture)
                        return try await Answer(reading: response, on: terms)
                    }
                } catch {
                    failure = WebFailure(error)
                    guard Self.isOfConnecting(error) else { throw failure }
                }
            }
            throw failure
        }
    }

    /// - Throws: ``WebFailure/refusedAddress(_:)`` where any of the addresses is refused: a name that leads to one of them now
    ///   and then is no better than one that always does.
    private func checkedAddresses(of server: HostAndPort) async throws(WebFailure) -> [IPAddress] {
        switch server.host {
        // The policy let it pass: it is one of the few that are allowed.
        case .literal(let address): return [address]
        case .name(let name):
            let addresses = try await resolver.addresses(of: name)
            if policy.isPrivateAllowed(server) { return addresses }
            for address in addresses where !AddressRules.isPublic(address) {
                throw .refusedAddress("\(name) leads to \(address), which is not of the public Internet")
            }
            return addresses
        }
    }

    private func request(for address: WebAddress, headers: [String: String]) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: address.description)
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        if !request.headers.contains(name: "accept") {
            request.headers.add(name: "accept", value: policy.mediaTypes.sorted().joined(separator: ", "))
        }
        request.headers.replaceOrAdd(name: "accept-encoding", value: "gzip, deflate")
        request.headers.replaceOrAdd(name: "user-agent", value: policy.userAgent)
        let port = address.server.port == address.scheme.port ? "" : ":\(address.server.port)"
        request.headers.replaceOrAdd(name: "host", value: "\(address.server.host)\(port)")
        return request
    }

    /// Whether nothing was sent yet, so that another address may do better.
    private static func isOfConnecting(_ error: any Error) -> Bool {
        if let error = error as? HTTPClientError { return error == .connectTimeout }
        return error is IOError || error is ChannelError
    }
}
