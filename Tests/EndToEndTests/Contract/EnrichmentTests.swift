import Foundation
import Testing

/// Profiles, and the jobs that look for them: section 6 of the contract.
@Suite struct EnrichmentTests {
    @Test("a profile is looked for in the background, and each value has its proof", arguments: Backend.allCases)
    func enriches(on backend: Backend) async throws {
        try await withDouble(backend) { server, double in
            let saved = try await server.client.run([
                Scenario(
                    "a place for titles",
                    .post("/api/people/custom-fields", #"{"name": "Job Title", "type": "text"}"#), 201),
                Scenario(
                    "jane", .post("/api/people", #"{"email": "Jane@acme.example", "firstName": "Jane"}"#), 201,
                    saving: ["jane": "data.id"]),
                Scenario(
                    "nothing yet", .get("/api/people/{jane}/enrichment"), 200,
                    ["data.values": [], "data.enrichedAt": nil]),
                Scenario(
                    "ask", .other("POST", "/api/people/{jane}/enrich"), 200,
                    [
                        "data": .hasExactly(["jobId", "personId", "personName", "personEmail"]),
                        "data.personId": .equalsSaved("jane"), "data.personName": "Jane",
                        "data.personEmail": "Jane@acme.example", "data.jobId": .matches("^job_"),
                        "message": "Enrichment job created for Jane",
                    ], saving: ["job": "data.jobId"]),
            ])
            // Her new address is looked up in a second one.
            try await server.client.waitForJobs(of: 2)
            _ = try await server.client.run(
                [
                    Scenario(
                        "the job", .get("/api/jobs/{job}"), 200,
                        [
                            "data.state": "succeeded", "data.kind": "enrichment", "data.attempts": 1,
                            "data.personId": .equalsSaved("jane"), "data.finishedAt": .time,
                        ]),
                    Scenario(
                        "her jobs", .get("/api/jobs?personId={jane}&state=succeeded"), 200,
                        [
                            "data.total": 2, "data.jobs.0.kind": "geocoding",
                            "data.jobs.1.id": .equalsSaved("job"),
                        ]),
                    Scenario("jobs of nobody", .get("/api/jobs?state=failed"), 200, ["data.total": 0]),
                    Scenario(
                        "what she is now", .get("/api/people/{jane}"), 200,
                        [
                            "data.lastName": nil, "data.company.name": "Acme Rockets",
                            "data.customFields.cf_job_title": "Rocket Engineer", "data.address": "Porto, Portugal",
                        ]),
                    Scenario(
                        "and how that is known", .get("/api/people/{jane}/enrichment"), 200,
                        [
                            "data.values.0": .hasExactly([
                                "id", "field", "value", "status", "confidence", "appliedTo", "replaced", "jobId",
                                "sourceUrl", "sourceType", "quote", "retrievedAt", "contentSha256", "extractor",
                                "model", "promptVersion",
                            ]), "data.values.0.sourceType": "gravatar", "data.values.0.extractor": "provider",
                        ]),
                    Scenario(
                        "taken back",
                        .post("/api/people/{jane}/enrichment/revert", "{}").headers(["Idempotency-Key": "back"]), 200,
                        ["message": "Enrichment reverted successfully"]),
                    Scenario(
                        "and once only",
                        .post("/api/people/{jane}/enrichment/revert", "{}").headers(["Idempotency-Key": "back"]), 200,
                        ["message": "Enrichment reverted successfully"]),
                    Scenario(
                        "as it was", .get("/api/people/{jane}"), 200,
                        ["data.company": nil, "data.customFields.cf_job_title": .absent, "data.address": nil]),
                    Scenario(
                        "nothing is left to take back", .post("/api/people/{jane}/enrichment/revert", "{}"), 409,
                        ["code": "nothing_to_revert"]),
                    Scenario("the history tells all", .get("/api/people/{jane}/history"), 200, ["data.total": 3]),
                ], saved: saved)
            // The near-miss of GitHub's search was asked for and refused, and nobody was asked for what is private.
            let requests = try await double.requests()
            #expect(requests.contains("/users/janet"))
        }
    }

    @Test(
        "what the company's website says is read, but for what it forbids and what is hidden",
        arguments: Backend.allCases)
    func websites(on backend: Backend) async throws {
        try await withDouble(backend, ["PEOPLE_ENRICHMENT_SOURCES_GRAVATAR": "false"]) { server, double in
            let saved = try await server.client.run([
                Scenario(
                    "acme",
                    .post(
                        "/api/companies",
                        #"{"name": "Acme Rockets", "website": "http://127.0.0.1:\#(double.port)/"}"#), 201,
                    saving: ["acme": "data.id"]),
                Scenario(
                    "jane",
                    .post(
                        "/api/people",
                        #"{"email": "jane@acme.example", "firstName": "Jane", "lastName": "Doe", "companyId": "{acme}"}"#
                    ),
                    201, saving: ["jane": "data.id"]),
                Scenario("ask", .other("POST", "/api/people/{jane}/enrich"), 200, saving: ["job": "data.jobId"]),
            ])
            try await server.client.waitForJob(saved["job"])
            let profile = try await server.client.send("GET", "/api/people/\(saved["jane"] ?? "")/enrichment")
            let values = profile.json["data.values"]?.elements ?? []
            let title = values.first { $0["field"] == "jobTitle" }
            #expect(title?["value"] == "Chief Rocketeer" && title?["extractor"] == "jsonLD", "\(profile.text)")
            #expect(title?["status"] == "applied" && title?["quote"]?.string?.contains("Chief Rocketeer") == true)
            #expect(!profile.text.contains("EVIL"))
            let requests = try await double.requests()
            #expect(requests.contains("/team") && !requests.contains("/people"), "\(requests)")
        }
    }

    @Test("a value is accepted or rejected one by one", arguments: Backend.allCases)
    func decides(on backend: Backend) async throws {
        try await withDouble(backend, ["PEOPLE_ENRICHMENT_POLICY": "suggest"]) { server, _ in
            let jane = try await server.client.run([
                Scenario(
                    "jane", .post("/api/people", #"{"email": "jane@acme.example", "firstName": "Jane"}"#), 201,
                    saving: ["jane": "data.id"]),
                Scenario(
                    "ask", .other("POST", "/api/people/{jane}/enrich"), 200, saving: ["job": "data.jobId"]),
            ])
            try await server.client.waitForJob(jane["job"])
            let profile = try await server.client.send("GET", "/api/people/\(jane["jane"] ?? "")/enrichment").json
            let values = profile["data.values"]?.elements ?? []
            #expect(!values.isEmpty && values.allSatisfy { $0["status"] == "suggested" })
            func id(_ field: JSON) -> String? { values.first { $0["field"] == field }?["id"]?.string }
            var saved = jane
            saved["company"] = id("companyName")
            saved["place"] = id("location")
            _ = try await server.client.run(
                [
                    Scenario("not yet", .get("/api/people/{jane}"), 200, ["data.company": nil, "data.address": nil]),
                    Scenario(
                        "right", .other("POST", "/api/people/{jane}/enrichment/{company}/accept"), 200,
                        ["message": "Value accepted successfully"]),
                    Scenario(
                        "wrong", .other("POST", "/api/people/{jane}/enrichment/{place}/reject"), 200,
                        ["message": "Value rejected successfully"]),
                    Scenario(
                        "what came of it", .get("/api/people/{jane}"), 200,
                        ["data.company.name": "Acme Rockets", "data.address": nil]),
                    Scenario(
                        "no such value",
                        .other("POST", "/api/people/{jane}/enrichment/01890a5d-ac96-774b-bcce-b302099a8057/accept"),
                        404,
                        ["error": "Value not found"]),
                    Scenario("no id", .other("POST", "/api/people/{jane}/enrichment/x/reject"), 404),
                    Scenario(
                        "again", .other("POST", "/api/people/{jane}/enrich"), 200, saving: ["again": "data.jobId"]),
                ], saved: saved)
            try await server.client.waitForJobs()
            let later = try await server.client.send("GET", "/api/people/\(jane["jane"] ?? "")/enrichment").json
            let place = later["data.values"]?.elements?.first { $0["field"] == "location" }
            #expect(place?["status"] == "rejected")
        }
    }

    @Test("bad requests say what is wrong", arguments: Backend.allCases)
    func refuses(on backend: Backend) async throws {
        try await Server.with(backend, environment: ["PEOPLE_ENRICHMENT_WORKERS": "0"]) { server in
            _ = try await server.client.run([
                Scenario(
                    "bob", .post("/api/people", #"{"email": "bob@acme.example", "firstName": "Bob"}"#), 201,
                    saving: ["bob": "data.id"]),
                Scenario(
                    "nobody", .other("POST", "/api/people/01890a5d-ac96-774b-bcce-b302099a8057/enrich"), 404,
                    ["error": "Person not found"]),
                Scenario(
                    "no job", .get("/api/jobs/job_01890a5d-ac96-774b-bcce-b302099a8057"), 404,
                    ["error": "Job not found"]),
                Scenario("no id of a job", .get("/api/jobs/01890a5d-ac96-774b-bcce-b302099a8057"), 404),
                Scenario("no state", .get("/api/jobs?state=lost"), 400, ["details.0.field": "state"]),
                Scenario("no person", .get("/api/jobs?personId=x"), 400, ["details.0.field": "personId"]),
                Scenario("not ids", .post("/api/people/enrich", #"{"ids": "x"}"#), 400, ["details.0.field": "ids"]),
                Scenario("no ids", .post("/api/people/enrich", #"{"ids": []}"#), 400, ["details.0.field": "ids"]),
                Scenario(
                    "both", .post("/api/people/enrich?limit=1", #"{"ids": ["{bob}"]}"#), 400, ["details.0.field": "ids"]
                ),
                Scenario(
                    "unknown", .post("/api/people/enrich", #"{"people": []}"#), 400, ["details.0.field": "people"]),
                Scenario(
                    "a run of another kind", .post("/api/people/{bob}/enrichment/revert", #"{"jobId": "7"}"#), 400,
                    ["details.0.field": "jobId"]),
                Scenario(
                    "by name",
                    .post("/api/people/enrich", #"{"ids": ["{bob}", "01890a5d-ac96-774b-bcce-b302099a8057"]}"#), 200,
                    [
                        "data.queued": 1, "data.failed": 1, "data.results.0.outcome": "queued",
                        "data.results.1.code": "not_found", "data.nextCursor": nil,
                    ], saving: ["job": "data.results.0.jobId"]),
                Scenario(
                    "by a query", .post("/api/people/enrich?filter[firstName]=Bob&limit=1", "{}"), 200,
                    [
                        "data.queued": 1, "data.results.0.outcome": "unchanged",
                        "data.results.0.jobId": .equalsSaved("job"),
                    ]),
                Scenario(
                    "by its older name", .other("POST", "/api/contacts/{bob}/enrich"), 200,
                    ["data.jobId": .equalsSaved("job")]),
                Scenario("waits", .get("/api/jobs/{job}"), 200, ["data.state": "queued", "data.nextAttemptAt": .time]),
                Scenario(
                    "ends", .delete("/api/jobs/{job}"), 200,
                    ["data.state": "cancelled", "message": "Job cancelled successfully"]),
                Scenario(
                    "is over", .delete("/api/jobs/{job}"), 200,
                    ["data.state": "cancelled"]),
            ])
            let metrics = try await server.client.send("GET", "/metrics")
            #expect(metrics.status == 200 && metrics.text.contains("people_jobs_waiting 0\n"), "\(metrics.text)")
        }
    }

    @Test("a request for a profile that is sent again has the first answer", arguments: Backend.allCases)
    func repeats(on backend: Backend) async throws {
        try await Server.with(backend, environment: ["PEOPLE_ENRICHMENT_WORKERS": "0"]) { server in
            let client = server.client
            var ids: [String] = []
            for name in ["a", "b", "c"] {
                let made = try await client.send(
                    "POST", "/api/people", #"{"email": "\#(name)@acme.example", "firstName": "\#(name)"}"#)
                ids.append(made.json["data.id"]?.string ?? "")
            }
            let named = #"{"ids": ["\#(ids[0])", "01890a5d-ac96-774b-bcce-b302099a8057", "\#(ids[1])", "\#(ids[2])"]}"#
            let requests: [(path: String, body: String?)] = [
                ("/api/people/\(ids[0])/enrich", nil), ("/api/people/enrich", named),
                ("/api/people/enrich?limit=2&sort=firstName", "{}"), ("/api/people/enrich?limit=2", "{}"),
            ]
            func sendAll() async throws -> [Answer] {
                var answers: [Answer] = []
                for (index, (path, body)) in requests.enumerated() {
                    answers.append(
                        try await client.send("POST", path, body, headers: ["Idempotency-Key": "key-\(index)"]))
                }
                return answers
            }
            let first = try await sendAll()
            for answer in first {
                #expect(answer.status == 200 && answer[header: "idempotent-replayed"] == nil, "\(answer.text)")
            }
            // Whoever is there since, and whoever is gone.
            _ = try await client.send("POST", "/api/people", #"{"email": "0@acme.example", "firstName": "0"}"#)
            _ = try await client.send("DELETE", "/api/people/\(ids[0])")
            _ = try await client.send(
                "PATCH", "/api/people/\(ids[1])", #"{"firstName": "z", "email": "z@acme.example"}"#)
            for (again, first) in zip(try await sendAll(), first) {
                #expect(again.status == 200 && again.body == first.body, "\(again.text) \(first.text)")
                #expect(again[header: "idempotent-replayed"] == "true")
            }
        }
    }

    @Test("an address becomes coordinates", arguments: Backend.allCases)
    func geocodes(on backend: Backend) async throws {
        try await withDouble(backend) { server, _ in
            let saved = try await server.client.run([
                Scenario(
                    "jane",
                    .post("/api/people", #"{"email": "j@x.example", "firstName": "Jane", "address": "1 High St"}"#),
                    201,
                    saving: ["jane": "data.id"])
            ])
            try await server.client.waitForJobs(of: 1)
            _ = try await server.client.run(
                [
                    Scenario(
                        "where", .get("/api/people/{jane}"), 200, ["data.latitude": 41.15, "data.longitude": -8.61]),
                    Scenario(
                        "by what", .get("/api/jobs"), 200,
                        ["data.jobs.0.kind": "geocoding", "data.jobs.0.changedFields": ["latitude", "longitude"]]),
                ], saved: saved)
        }
    }

    private func withDouble(
        _ backend: Backend, _ environment: [String: String] = [:],
        _ body: @Sendable (Server, WebDouble) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "people-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await WebDouble.with(Self.world, in: folder) { double in
            try await Server.with(backend, environment: double.environment.merging(environment) { $1 }) { server in
                try await body(server, double)
            }
        }
    }

    private static let world = """
        {
          "gravatar": {"jane@acme.example": {
            "display_name": "Jane Doe", "profile_url": "https://gravatar.com/jane", "avatar_url": "https://0.gravatar.com/a",
            "location": "Porto, Portugal", "description": "", "job_title": "Rocket Engineer", "company": "Acme Rockets",
            "verified_accounts": []}},
          "github": [{"login": "janet", "near": "jane@acme.example", "email": "janet@other.example", "name": "Janet D",
            "company": "Other", "location": "Lyon", "blog": "", "bio": null}],
          "pages": {
            "/robots.txt": [200, "text/plain", "User-agent: *\\nDisallow: /people\\n"],
            "/": "<html><body><h1>Acme Rockets</h1><a href='/team'>Our team</a> <a href='/people'>People</a></body></html>",
            "/people": "<html><body>Jane Doe, jane@acme.example, is the EVIL one.</body></html>",
            "/team": "<html><body><h2>Jane Doe</h2><p>jane@acme.example</p><p hidden>Jane Doe, EVIL Overlord</p>\
        <script type='application/ld+json'>{\\"@context\\": \\"https://schema.org\\", \\"@type\\": \\"Person\\", \
        \\"name\\": \\"Jane Doe\\", \\"jobTitle\\": \\"Chief Rocketeer\\", \\"email\\": \\"jane@acme.example\\", \
        \\"worksFor\\": {\\"@type\\": \\"Organization\\", \\"name\\": \\"Acme Rockets\\"}}</script></body></html>"},
          "places": {"1 High St": {"lat": "41.15", "lon": "-8.61", "display_name": "1, High Street, Porto"}}
        }
        """
}
