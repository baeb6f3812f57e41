import Foundation
import Glibc
import Testing

/// `people worker`, and what becomes of a job when one dies.
@Suite struct WorkerTests {
    @Test("a job whose workers are killed at any moment ends once, with one set of values", arguments: Backend.lasting)
    func killed(on backend: Backend) async throws {
        let web = FileManager.default.temporaryDirectory.appending(path: "people-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: web, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: web) }
        try await WebDouble.with(Self.world, in: web) { double in
            let environment = double.environment.merging(["PEOPLE_ENRICHMENT_WORKERS": "0"]) { $1 }
            try await Server.with(backend, environment: environment) { server in
                let saved = try await server.client.run([
                    Scenario(
                        "jane", .post("/api/people", #"{"email": "jane@acme.example", "firstName": "Jane"}"#), 201,
                        saving: ["jane": "data.id"]),
                    Scenario("ask", .other("POST", "/api/people/{jane}/enrich"), 200, saving: ["job": "data.jobId"]),
                ])
                let job = "/api/jobs/\(saved["job"] ?? "")"
                for kill in 1...3 {
                    let worker = try startWorker(server)
                    // The first before it answers, later ones while it asks and while it stores.
                    try await wait("attempt \(kill) begins") {
                        try await server.client.send("GET", job).json["data.attempts"] == .number(Double(kill))
                    }
                    try await Task.sleep(for: .milliseconds(Int.random(in: 0...(150 * kill))))
                    worker.signal(SIGKILL)
                    _ = try await worker.wait()
                    if try await server.client.send("GET", job).json["data.state"] == "succeeded" { break }
                }
                let worker = try startWorker(server)
                try await wait("the job ends") {
                    try await server.client.send("GET", job).json["data.state"] == "succeeded"
                }
                // Not before it minds signals.
                try await wait("the worker works") { worker.output.contains("Working") }
                try await Task.sleep(for: .milliseconds(300))
                worker.signal(SIGTERM)
                #expect(try await worker.wait() == .exited(0), "\(worker.errors)")
                let profile = try await server.client.send("GET", "/api/people/\(saved["jane"] ?? "")/enrichment").json
                let fields = profile["data.values"]?.elements?.compactMap { $0["field"]?.string } ?? []
                #expect(fields.contains("companyName") && Set(fields).count == fields.count, "\(fields)")
                let history = try await server.client.send("GET", "/api/people/\(saved["jane"] ?? "")/history").json
                #expect(history["data.total"] == 2)
                let shown = try await server.command("job", "show", saved["job"] ?? "", "--json")
                #expect(shown.end == .exited(0) && shown.output.contains(#""state":"succeeded""#), "\(shown)")
            }
        }
    }

    @Test("jobs are listed, ended and put back at the command line", arguments: Backend.lasting)
    func commands(on backend: Backend) async throws {
        try await Server.with(backend, environment: ["PEOPLE_ENRICHMENT_WORKERS": "0"]) { server in
            let saved = try await server.client.run([
                Scenario(
                    "jane", .post("/api/people", #"{"email": "jane@acme.example", "firstName": "Jane"}"#), 201,
                    saving: ["jane": "data.id"]),
                Scenario("ask", .other("POST", "/api/people/{jane}/enrich"), 200, saving: ["job": "data.jobId"]),
            ])
            let job = saved["job"] ?? ""
            let list = try await server.command("job", "list", "--state", "queued")
            #expect(list.end == .exited(0) && list.output.contains(job), "\(list)")
            let refused = try await server.command("job", "retry", job)
            #expect(refused.end == .exited(1), "\(refused)")
            let cancelled = try await server.command("job", "cancel", job)
            #expect(cancelled.end == .exited(0) && cancelled.output.contains("cancelled"), "\(cancelled)")
            let retried = try await server.command("job", "retry", job, "--json")
            #expect(retried.end == .exited(0) && retried.output.contains(#""state":"queued""#), "\(retried)")
            #expect(try await server.command("job", "show", "7").end == .exited(2))
            #expect(try await server.command("job", "list", "--state", "lost").end == .exited(2))
            let nothing = try await server.command("worker")
            #expect(nothing.end == .exited(1) && nothing.errors.contains("enrichment.workers is 0"), "\(nothing)")
        }
    }

    private func startWorker(_ server: Server) throws -> Program {
        let more = ["PEOPLE_ENRICHMENT_WORKERS": "2", "PEOPLE_ENRICHMENT_LEASE_SECONDS": "1"]
        return try Program(["worker"], in: server.folder, environment: server.environment.merging(more) { $1 })
    }

    private func wait(_ what: String, until isSo: () async throws -> Bool) async throws {
        let until = ContinuousClock.now + .seconds(60)
        while try await !isSo() {
            if ContinuousClock.now > until { throw Failure("not in a minute: \(what)") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private static let world = """
        {
          "delay": 0.2,
          "gravatar": {"jane@acme.example": {
            "display_name": "Jane Doe", "profile_url": "https://gravatar.com/jane", "avatar_url": "https://0.gravatar.com/a",
            "location": "Porto, Portugal", "description": "", "job_title": "Rocket Engineer", "company": "Acme Rockets",
            "verified_accounts": []}}
        }
        """
}
