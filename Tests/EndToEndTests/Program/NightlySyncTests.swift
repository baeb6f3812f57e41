import Foundation
import Testing

/// `examples/nightly-sync`, with fewer contacts than its README has.
@Suite struct NightlySyncTests {
    @Test("the nightly sync creates everybody once, and then changes what changed only", arguments: Backend.allCases)
    func sync(on backend: Backend) async throws {
        let script = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "examples/nightly-sync/nightly-sync").path
        try await Server.with(backend) { server in
            let run = "PEOPLE_KEY=\(server.key) python3 '\(script)' contacts.csv --url http://127.0.0.1:\(server.port)"
            let first = try await Shell.run("\(run) --make 2500", in: server.folder)
            #expect(first == "created 2500, updated 0, unchanged 0, failed 0\n")
            let list = try await server.client.send("GET", "/api/people?limit=100&offset=1200")
            #expect(list.json["data.total"] == 2501)
            let second = try await Shell.run(run, in: server.folder)
            #expect(second == "created 0, updated 0, unchanged 2500, failed 0\n")
            let same = try await server.client.send("GET", "/api/people?limit=100&offset=1200")
            #expect(same.json == list.json)
            let edit = "sed -i 's/+1 555 000007/+1 555 999999/; s/^contact8@/contact8/' contacts.csv"
            let third = try await Shell.run("\(edit); \(run); echo $?", in: server.folder)
            #expect(third.contains("contact 9: email must be a valid email address"), "\(third)")
            #expect(third.hasSuffix("created 0, updated 1, unchanged 2498, failed 1\n1\n"), "\(third)")
        }
    }
}
