import Foundation
import Glibc
import Testing

/// An acknowledged write is there after a crash of the process, once and whole.
///
/// It shows lost acknowledgements, torn and doubled writes, and recovery. It does not show what a loss of power does:
/// the page cache outlives the process. ``DiskTests`` shows that nothing is acknowledged before the disk has it.
@Suite struct CrashTests {
    /// How often the server is killed: more with `PEOPLE_CRASH_ROUNDS`, see `scripts/reliability`.
    private static let rounds = ProcessInfo.processInfo.environment["PEOPLE_CRASH_ROUNDS"].flatMap { Int($0) } ?? 10

    @Test("kill -9 in the middle of writes loses, tears and doubles nothing")
    func killedInTheMiddleOfWrites() async throws {
        try await Server.withFolder { folder in
            let environment = ["PEOPLE_STORAGE_URL": "sqlite:people.sqlite", "PEOPLE_LOG_LEVEL": "warning"]
            var server = try await Server.start(in: folder, environment: environment)
            let ledger = Ledger()
            try await server.client.run([
                Scenario("number", .post("/api/people/custom-fields", #"{"name": "Number", "type": "number"}"#), 201)
            ])
            var counters: [String] = []
            for number in 0..<4 {
                let made = try await server.client.send(
                    "POST", "/api/people", #"{"email": "counter\#(number)@b.co", "firstName": "C"}"#)
                counters.append(try #require(made.json["data.id"]?.string))
            }
            var acknowledged = 0
            for round in 1...Self.rounds {
                let client = server.client
                let first = ledger.count
                async let writing: Void = ledger.write(to: client, writers: 16, counters: counters, for: .seconds(10))
                try await Task.sleep(for: .milliseconds(Int.random(in: 50...400)))
                server.program.signal(SIGKILL)
                await writing
                #expect(try await server.program.wait() == .signalled(SIGKILL))
                server = try await server.restarted()
                let faults = try await ledger.faults(in: server, from: first)
                try #require(faults.isEmpty, "round \(round): \(faults.prefix(10)), \(faults.count) in all")
                acknowledged = ledger.acknowledged
            }
            // What was compared after one crash has to outlive the later ones too.
            let faults = try await ledger.faults(in: server)
            #expect(faults.isEmpty, "\(faults.prefix(10)), \(faults.count) in all")
            #expect(acknowledged >= Self.rounds, "there was hardly anything to lose: \(acknowledged)")
            #expect(Set(ledger.statuses.keys).isSubset(of: [200, 201]), "\(ledger.statuses)")
            #expect(try await server.stop() == .exited(0))
            print("\(Self.rounds) crashes, \(acknowledged) acknowledged writes of \(ledger.people.count), none lost")
        }
    }
}
