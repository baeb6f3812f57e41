import Foundation
import Glibc
import Testing

/// What was acknowledged is in PostgreSQL whatever happens to its processes, machines and network; in between there are
/// honest refusals within bounds, and afterwards all works again without a restart of ours.
///
/// One after another: each has servers of its own, and measures time.
@Suite(.serialized, .enabled(if: PostgresTools.canMakeServers)) struct PostgresReliabilityTests {
    /// Two nodes on one store, for as long as `body` takes.
    private static func withNodes(
        at url: String, settings: [String: String] = [:], _ body: @Sendable ([Server]) async throws -> Void
    ) async throws {
        try await Server.withFolder { folder in
            let environment = PostgresDatabase.environment(url: url)
                .merging(["PEOPLE_LOG_LEVEL": "warning"]) { $1 }.merging(settings) { $1 }
            let first = try await Server.start(in: folder, environment: environment)
            let second = try await Server.start(in: folder, environment: environment, key: first.key)
            try await first.client.run([
                Scenario("number", .post("/api/people/custom-fields", #"{"name": "Number", "type": "number"}"#), 201)
            ])
            try await body([first, second])
            for node in [first, second] {
                #expect(try await node.stop() == .exited(0))
                // A log is for people who look for a cause, and never has what was sent.
                #expect(!node.program.errors.contains("@ledger.example"))
            }
        }
    }

    /// What has to hold after all that was done to the store.
    private static func check(_ writes: SteadyWrites, _ nodes: [Server], slowest limit: Duration) async throws {
        #expect(writes.wrongAnswers.isEmpty, "\(writes.wrongAnswers.prefix(5)), \(writes.summary)")
        #expect(writes.created > 50, "there was hardly anything to lose: \(writes.summary)")
        #expect(writes.slowest < limit, "\(writes.summary)")
        for node in nodes {
            let faults = try await writes.ledger.faults(in: node)
            #expect(faults.isEmpty, "\(faults.prefix(10)), \(faults.count) in all")
        }
    }

    @Test("a primary that is killed is followed by its standby, which has all that was acknowledged")
    func failover() async throws {
        try await PostgresCluster.with { primary in
            try await primary.makeStore()
            try await primary.withStandby { standby in
                let url = PostgresCluster.storeURL(of: [primary, standby], "?target_session_attrs=read-write")
                try await Self.withNodes(at: url) { nodes in
                    let writes = SteadyWrites()
                    let took = try await writes.go(on: nodes) {
                        try await Task.sleep(for: .seconds(1))
                        try await primary.kill()
                        // Nobody takes writes meanwhile, and a load balancer is told so.
                        try await until("a node says that it is not ready") {
                            try await nodes[0].client.send("GET", "/readyz").status == 503
                        }
                        #expect(try await nodes[0].client.send("GET", "/healthz").status == 200)
                        try await Task.sleep(for: .seconds(1.5))
                        try await standby.promote()
                        let took = try await writes.recovered(nodes, since: .now)
                        try await Task.sleep(for: .seconds(1))
                        return took
                    }
                    #expect(writes.refused > 0, "nobody was told to wait: \(writes.summary)")
                    try await Self.check(writes, nodes, slowest: .seconds(20))
                    print("promoted, and back after \(took): \(writes.summary)")
                }
            }
        }
    }

    /// What happens to a server that comes back by itself, or is started again.
    enum Mishap: String, CaseIterable, CustomTestStringConvertible {
        case stoppedAtOnce = "the server is stopped at once and started"
        case killed = "the server is killed and started"
        case killedProcess = "a process of the server is killed, and it drops all"
        case terminatedConnections = "all connections are ended by an operator"

        var testDescription: String { rawValue }
    }

    @Test("a server that comes back is used again, and nothing acknowledged is lost", arguments: Mishap.allCases)
    func mishap(_ mishap: Mishap) async throws {
        try await PostgresCluster.with { cluster in
            try await cluster.makeStore()
            try await Self.withNodes(at: PostgresCluster.storeURL(of: [cluster])) { nodes in
                let writes = SteadyWrites()
                let took = try await writes.go(on: nodes) {
                    try await Task.sleep(for: .milliseconds(700))
                    try await Self.cause(mishap, on: cluster)
                    let took = try await writes.recovered(nodes, since: .now)
                    try await Task.sleep(for: .milliseconds(500))
                    return took
                }
                try await Self.check(writes, nodes, slowest: .seconds(20))
                print("\(mishap.rawValue); back after \(took): \(writes.summary)")
            }
        }
    }

    private static func cause(_ mishap: Mishap, on cluster: PostgresCluster) async throws {
        let connections = "FROM pg_stat_activity WHERE datname = 'people' AND pid <> pg_backend_pid()"
        switch mishap {
        case .stoppedAtOnce:
            try await cluster.stop(.immediate)
            try await Task.sleep(for: .milliseconds(300))
            try await cluster.start()
        case .killed:
            try await cluster.kill()
            // The other processes have to notice before a new server may have the data.
            try await Task.sleep(for: .seconds(1))
            try await cluster.start()
        case .killedProcess:
            let pid = try await cluster.sql("SELECT max(pid) \(connections)")
            guard let pid = pid_t(pid), kill(pid, SIGKILL) == 0 else { throw Failure("no process to kill: \(pid)") }
        case .terminatedConnections:
            let count = try await cluster.sql("SELECT count(pg_terminate_backend(pid)) \(connections)")
            #expect(Int(count) ?? 0 >= 2, "\(count)")
        }
    }

    @Test("what the database does not do in time is answered 503, and done again when it can")
    func deadline() async throws {
        try await PostgresCluster.with { cluster in
            try await cluster.makeStore()
            let url = PostgresCluster.storeURL(of: [cluster])
            let patience = ["PEOPLE_STORAGE_POSTGRES_STATEMENT_TIMEOUT_SECONDS": "1"]
            try await Self.withNodes(at: url, settings: patience) { nodes in
                // Somebody works on the tables, for as long as the statement takes.
                async let lock: String = PostgresTools.sql(
                    "BEGIN; LOCK TABLE person; SELECT pg_sleep(5); COMMIT", at: url)
                try await Task.sleep(for: .milliseconds(500))
                let started = ContinuousClock.now
                for (method, path, body) in [
                    ("GET", "/api/people?limit=1", nil), ("GET", "/api/people?search=john", nil),
                    ("POST", "/api/people", #"{"email": "late@b.co", "firstName": "L"}"#),
                ] {
                    let answer = try await nodes[0].client.send(method, path, body)
                    #expect(answer.status == 503 && answer.json["code"] == "unavailable", "\(path): \(answer.text)")
                    #expect(answer[header: "retry-after"].flatMap { Int($0) } != nil)
                }
                #expect(ContinuousClock.now - started < .seconds(4.4), "each within a second, and a little")
                _ = try await lock
                try await nodes[0].client.run([
                    Scenario("none", .get("/api/people?search=late"), 200, ["data.total": 0]),
                    Scenario("again", .post("/api/people", #"{"email": "late@b.co", "firstName": "L"}"#), 201),
                ])
            }
        }
    }

    @Test("a network that hangs is answered 503 in bounded time, and is used again when it works")
    func hangingNetwork() async throws {
        try await PostgresCluster.with { cluster in
            try await cluster.makeStore()
            let proxy = try TCPProxy(to: cluster.socketPath)
            defer { proxy.close() }
            let url = "postgres://people@127.0.0.1:\(proxy.port)/people"
            let patience = [
                "PEOPLE_STORAGE_POSTGRES_STATEMENT_TIMEOUT_SECONDS": "2",
                "PEOPLE_STORAGE_POSTGRES_CONNECT_TIMEOUT_SECONDS": "2",
                "PEOPLE_STORAGE_POSTGRES_WAIT_TIMEOUT_SECONDS": "1",
            ]
            try await Self.withNodes(at: url, settings: patience) { nodes in
                let writes = SteadyWrites()
                let took = try await writes.go(on: nodes) {
                    try await Task.sleep(for: .milliseconds(500))
                    // Longer than all that anybody waits for.
                    proxy.setSilent(true)
                    try await Task.sleep(for: .seconds(6))
                    let refused = writes.refused
                    #expect(refused > 0, "nobody was told to wait: \(writes.summary)")
                    proxy.setSilent(false)
                    let first = try await writes.recovered(nodes, since: .now)
                    try await Task.sleep(for: .milliseconds(300))
                    // The connections that there are never answer again; new ones do.
                    proxy.forget()
                    let second = try await writes.recovered(nodes, since: .now, atMost: .seconds(15))
                    try await Task.sleep(for: .milliseconds(500))
                    return [first, second]
                }
                try await Self.check(writes, nodes, slowest: .seconds(12))
                print("the network hung; back after \(took): \(writes.summary)")
            }
        }
    }
}
