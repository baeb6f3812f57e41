import AsyncHTTPClient
import NIOCore
import Synchronization

/// Clients of which each connects to one address that was checked, whatever its host's name leads to meanwhile; the name stays
/// the one that is asked for and that the certificate is checked against.
///
/// A client each, because the pin is part of a client's configuration, and because a client never forgets a host that it
/// once spoke to. Those used lately are kept, with their connections.
final class PinnedClients: Sendable {
    struct Key: Hashable, Sendable {
        let host: WebHost
        let address: IPAddress
    }

    private struct Entry {
        let client: HTTPClient
        var users: Int
        var lastUse: UInt64
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var uses: UInt64 = 0
        var isClosed = false
    }

    private let configuration: HTTPClient.Configuration
    private let bound: Int
    private let state = Mutex(State())

    /// - Parameter bound: clients that are kept while nobody uses them.
    init(configuration: HTTPClient.Configuration, bound: Int = 64) {
        self.configuration = configuration
        self.bound = bound
    }

    /// Lends the client of a host and an address.
    ///
    /// - Throws: what the body throws, and ``WebFailure/cancelled`` after ``shutdown()``.
    func withClient<Value>(
        _ key: Key, _ body: (HTTPClient) async throws -> Value
    ) async throws -> Value {
        guard let client = take(key) else { throw WebFailure.cancelled }
        defer { giveBack(key) }
        return try await body(client)
    }

    private func take(_ key: Key) -> HTTPClient? {
        state.withLock { state in
            if state.isClosed { return nil }
            state.uses += 1
            var entry = state.entries[key] ?? Entry(client: makeClient(key), users: 0, lastUse: 0)
            entry.users += 1
            entry.lastUse = state.uses
            state.entries[key] = entry
            return entry.client
        }
    }

    private func giveBack(_ key: Key) {
        let unused = state.withLock { state -> HTTPClient? in
            state.entries[key]?.users -= 1
            guard state.entries.count > bound else { return nil }
            let oldest = state.entries.lazy.filter { $0.value.users == 0 }.min { $0.value.lastUse < $1.value.lastUse }
            guard let oldest else { return nil }
            return state.entries.removeValue(forKey: oldest.key)?.client
        }
        // Nobody has to wait until its connections are closed.
        unused?.shutdown().whenComplete { _ in }
    }

    private func makeClient(_ key: Key) -> HTTPClient {
        var configuration = configuration
        if case .name(let name) = key.host { configuration.dnsOverride = [name: key.address.description] }
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }

    /// Closes all connections; requests that are under way fail.
    func shutdown() async {
        let entries = state.withLock { state in
            state.isClosed = true
            defer { state.entries = [:] }
            return state.entries
        }
        // It fails only where a client is shut down already, which none of ours is.
        for entry in entries.values { try? await entry.client.shutdown().get() }
    }
}
