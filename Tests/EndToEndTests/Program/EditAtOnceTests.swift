import Foundation
import Testing

/// `examples/edit-at-once`.
@Suite struct EditAtOnceTests {
    @Test("two people who edit one contact at once lose nothing, nor do many", arguments: Backend.allCases)
    func edit(on backend: Backend) async throws {
        let script = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "examples/edit-at-once/edit-at-once").path
        try await Server.with(backend) { server in
            let run = "PEOPLE_KEY=\(server.key) python3 '\(script)' --url http://127.0.0.1:\(server.port)"
            let output = try await Shell.run("\(run) --editors 6 --edits 10; echo $?", in: server.folder)
            #expect(output.contains("Bob is refused: 412 precondition_failed"), "\(output)")
            #expect(output.contains("60 edits of 6 editors at once, none lost"), "\(output)")
            #expect(output.hasSuffix("\n0\n"), "\(output)")
            // The contact that it made is gone again.
            #expect(try await server.client.send("GET", "/api/people").json["data.total"] == 1)
        }
    }
}
