import Testing

/// What many clients do at once to one record, or with one email.
@Suite struct ParallelWritesTests {
    @Test("a hundred changes at once of different fields of a person all stay", arguments: Backend.allCases)
    func parallelMerges(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            for number in 0..<100 {
                let answer = try await client.send(
                    "POST", "/api/people/custom-fields", #"{"name": "F\#(number)", "type": "number"}"#)
                #expect(answer.status == 201)
            }
            let saved = try await client.run([
                Scenario(
                    "somebody", .post("/api/people", #"{"email": "a@b.co", "firstName": "A"}"#), 201,
                    saving: ["a": "data.id"])
            ])
            let id = saved["a"] ?? ""
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        let answer = try await client.send(
                            "PATCH", "/api/people/\(id)", #"{"customFields": {"cf_f\#(number)": \#(number)}}"#)
                        #expect(answer.status == 200, "\(answer.text)")
                    }
                }
                try await group.waitForAll()
            }
            let answer = try await client.send("GET", "/api/people/\(id)")
            for number in 0..<100 {
                #expect(answer.json["data.customFields.cf_f\(number)"]?.number == Double(number))
            }
        }
    }

    @Test("of a hundred creates at once of one email one succeeds", arguments: Backend.allCases)
    func parallelCreates(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<100 {
                    let email = number.isMultiple(of: 2) ? "one@b.co" : "ONE@B.CO"
                    group.addTask {
                        try await client.send("POST", "/api/people", #"{"email": "\#(email)", "firstName": "A"}"#)
                            .status
                    }
                }
                return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(statuses == [201: 1, 409: 99])
            try await client.run([Scenario("one", .get("/api/people?search=one@b.co"), 200, ["data.total": 1])])
        }
    }
}
