import Testing

/// Entity tags and the conditions that go with them (contract, section 1; RFC 9110, section 13).
@Suite struct ConditionTests {
    /// What has a tag: where it is made and changed, and how.
    private static let resources = [
        ("/api/people", #"{"email": "a@b.co", "firstName": "A"}"#, #"{"firstName": "B"}"#),
        ("/api/contacts", #"{"email": "a@b.co", "firstName": "A"}"#, #"{"firstName": "B"}"#),
        ("/api/companies", #"{"name": "A"}"#, #"{"name": "B"}"#),
        ("/api/people/custom-fields", #"{"name": "A", "type": "text"}"#, #"{"name": "B"}"#),
        ("/api/companies/custom-fields", #"{"name": "A", "type": "text"}"#, #"{"name": "B"}"#),
    ]

    @Test("what a client has already it is not sent again", arguments: Backend.allCases)
    func notModified(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            for (path, body, change) in Self.resources {
                let created = try await server.client.send("POST", path, body)
                let tag = try #require(created[header: "etag"], "\(path): \(created.text)")
                let one = "\(path)/\(created.json["data.id"]?.string ?? "")"
                #expect(try await server.client.send("GET", one)[header: "etag"] == tag)
                for condition in [tag, "W/\(tag)", "\"x\", \(tag)", "*", "\"x\",,W/\(tag) "] {
                    for method in ["GET", "HEAD"] {
                        let same = try await server.client.send(method, one, headers: ["If-None-Match": condition])
                        #expect(same.status == 304 && same.body.isEmpty, "\(method) \(one) \(condition)")
                        #expect(same[header: "etag"] == tag && same[header: "content-length"] == nil)
                    }
                }
                let other = try await server.client.send("GET", one, headers: ["If-None-Match": "\"x\""])
                #expect(other.status == 200)
                let changed = try await server.client.send("PATCH", one, change)
                let newTag = try #require(changed[header: "etag"])
                #expect(newTag != tag)
                let now = try await server.client.send("GET", one, headers: ["If-None-Match": tag])
                #expect(now.status == 200 && now[header: "etag"] == newTag)
                let unchanged = try await server.client.send("PATCH", one, change)
                #expect(unchanged[header: "etag"] == newTag)
                _ = try await server.client.send("DELETE", one)
            }
        }
    }

    @Test("the tag of a person is another one when its company is shown otherwise", arguments: Backend.allCases)
    func companyOfPerson(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            let created = try await client.send(
                "POST", "/api/people", #"{"email": "a@b.co", "firstName": "A", "companyName": "Acme"}"#)
            let person = "/api/people/\(created.json["data.id"]?.string ?? "")"
            let company = "/api/companies/\(created.json["data.companyId"]?.string ?? "")"
            var tags = [try #require(created[header: "etag"])]
            for change in [#"{"name": "Acme Inc"}"#, #"{"industry": "Anvils"}"#, #"{"website": "https://a.co"}"#] {
                #expect(try await client.send("PATCH", company, change).status == 200)
                let read = try await client.send(
                    "GET", person, headers: ["If-None-Match": tags.joined(separator: ", ")])
                #expect(read.status == 200, "\(change)")
                let stale = try await client.send(
                    "PATCH", person, "{}", headers: ["If-Match": tags.joined(separator: ",")])
                #expect(stale.status == 412 && stale.json["data"] == read.json["data"], "\(stale.text)")
                tags.append(try #require(read[header: "etag"]))
            }
            #expect(Set(tags).count == 4)
            // What the person does not show of it makes no difference.
            #expect(try await client.send("PATCH", company, #"{"address": "1 Main St"}"#).status == 200)
            let same = try await client.send("GET", person, headers: ["If-None-Match": tags[3]])
            #expect(same.status == 304)
            #expect(try await client.send("DELETE", company).status == 200)
            let unlinked = try await client.send(
                "GET", person, headers: ["If-None-Match": tags.joined(separator: ", ")])
            #expect(unlinked.status == 200 && unlinked.json["data.company"] == .null)
        }
    }

    @Test("a change or deletion of what is no more is refused, and shows what there is", arguments: Backend.allCases)
    func stale(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            for (path, body, change) in Self.resources {
                let created = try await client.send("POST", path, body)
                let old = try #require(created[header: "etag"])
                let one = "\(path)/\(created.json["data.id"]?.string ?? "")"
                let first = try await client.send("PATCH", one, change, headers: ["If-Match": old])
                #expect(first.status == 200, "\(first.text)")
                let present = try await client.send("GET", one)
                let tag = try #require(present[header: "etag"])
                for condition in [old, "W/\(tag)", "\"x\"", "\"0123456789abcdef\", \(old)"] {
                    for (method, body) in [("PATCH", change.replacing("\"B\"", with: "\"C\"")), ("DELETE", nil)] {
                        let stale = try await client.send(method, one, body, headers: ["If-Match": condition])
                        #expect(stale.status == 412, "\(method) \(one) \(condition): \(stale.text)")
                        #expect(stale.json["code"] == "precondition_failed" && stale.json["success"] == false)
                        #expect(stale.json["data"] == present.json["data"] && stale[header: "etag"] == tag)
                    }
                }
                #expect(try await client.send("GET", one).body == present.body, "nothing was done")
                for condition in ["*", "\"x\", \(tag)", "W/\"x\",\(tag)"] {
                    let same = try await client.send("PATCH", one, change, headers: ["If-Match": condition])
                    #expect(same.status == 200, "\(one) \(condition): \(same.text)")
                }
                #expect(try await client.send("DELETE", one, headers: ["If-Match": tag]).status == 200)
                #expect(try await client.send("DELETE", one, headers: ["If-Match": tag]).status == 404)
            }
        }
    }

    @Test("notes have tags too, which know the names that they mention", arguments: Backend.allCases)
    func notes(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            let person = try await client.send("POST", "/api/people", #"{"email": "a@b.co", "firstName": "A"}"#)
            let id = person.json["data.id"]?.string ?? ""
            let note = try await client.send(
                "POST", "/api/people/\(id)/notes", #"{"content": "[@A](person:\#(id))"}"#)
            let path = "/api/people/\(id)/notes/\(note.json["data.id"]?.string ?? "")"
            let tag = try #require(note[header: "etag"])
            #expect(try await client.send("PATCH", "/api/people/\(id)", #"{"firstName": "B"}"#).status == 200)
            let stale = try await client.send("PATCH", path, #"{"content": "x"}"#, headers: ["If-Match": tag])
            #expect(stale.status == 412 && stale.json["data.notePeople.0.firstName"] == "B", "\(stale.text)")
            let newTag = try #require(stale[header: "etag"])
            #expect(try await client.send("DELETE", path, headers: ["If-Match": tag]).status == 412)
            let changed = try await client.send("PATCH", path, #"{"content": "x"}"#, headers: ["If-Match": newTag])
            #expect(changed.status == 200)
            #expect(
                try await client.send("DELETE", path, headers: ["If-Match": changed[header: "etag"] ?? ""]).status
                    == 200)
        }
    }

    @Test(
        "what is no list of tags is refused by name, and so is a condition that nobody looks at",
        arguments: Backend.allCases)
    func refused(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let saved = try await server.client.run([
                Scenario(
                    "somebody", .post("/api/people", #"{"email": "a@b.co", "firstName": "A"}"#), 201,
                    saving: ["a": "data.id"]),
                Scenario("a key", .post("/api/api-keys", #"{"name": "K"}"#), 201, saving: ["key": "data.id"]),
            ])
            let many = Array(repeating: "\"x\"", count: 51).joined(separator: ",")
            let long = "\"\(String(repeating: "x", count: 201))\""
            let table = ["x", "\"x", "*, \"x\"", "\"x\" \"y\"", many, long].flatMap { value in
                [
                    Scenario(
                        "If-Match: \(value.prefix(20))",
                        .patch("/api/people/{a}", "{}").headers(["If-Match": value]), 400,
                        ["code": "validation_failed", "details.0.field": "If-Match"]),
                    Scenario(
                        "If-Match: \(value.prefix(20))", .delete("/api/people/{a}").headers(["If-Match": value]), 400,
                        ["details.0.field": "If-Match"]),
                    Scenario(
                        "If-None-Match: \(value.prefix(20))",
                        .get("/api/people/{a}").headers(["If-None-Match": value]), 400,
                        ["details.0.field": "If-None-Match"]),
                ]
            }
            let post = #"{"email": "b@b.co", "firstName": "B"}"#
            let unheeded = [
                Scenario(
                    "on a POST", .post("/api/people", post).headers(["If-Match": "*"]), 400,
                    ["details.0.field": "If-Match"]),
                Scenario(
                    "on a PUT", .other("PUT", "/api/people", post).headers(["If-None-Match": "*"]), 400,
                    ["details.0.field": "If-None-Match"]),
                Scenario(
                    "on a PATCH", .patch("/api/people/{a}", "{}").headers(["If-None-Match": "*"]), 400,
                    ["details.0.field": "If-None-Match"]),
                Scenario(
                    "on a key", .delete("/api/api-keys/{key}").headers(["If-Match": "*"]), 400,
                    ["details.0.field": "If-Match"]),
                Scenario(
                    "on a list", .get("/api/people").headers(["If-None-Match": "\"x\"", "If-Match": "\"x\""]), 200),
                Scenario("nothing was done", .get("/api/people"), 200, ["data.total": 2]),
            ]
            try await server.client.run(table + unheeded, saved: saved)
        }
    }

    @Test("of many who edit one contact at once nobody's edit is lost", arguments: Backend.allCases)
    func ledger(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client
            let made = try await client.send(
                "POST", "/api/people", #"{"email": "a@b.co", "firstName": "A", "address": "-"}"#)
            let path = "/api/people/\(made.json["data.id"]?.string ?? "")"
            let editors = 10
            let edits = 8
            let refusals = try await withThrowingTaskGroup(of: Int.self) { group in
                for editor in 0..<editors {
                    group.addTask {
                        var refusals = 0
                        var seen = try await client.send("GET", path)
                        for edit in 0..<edits {
                            while true {
                                let text = "\(seen.json["data.address"]?.string ?? "") \(editor).\(edit)"
                                let answer = try await client.send(
                                    "PATCH", path, #"{"address": "\#(text)"}"#,
                                    headers: ["If-Match": seen[header: "etag"] ?? ""])
                                seen = answer
                                if answer.status == 200 { break }
                                guard answer.status == 412 else { throw Failure("\(answer.status) \(answer.text)") }
                                refusals += 1
                            }
                        }
                        return refusals
                    }
                }
                return try await group.reduce(0, +)
            }
            let words = try await client.send("GET", path).json["data.address"]?.string?.split(separator: " ") ?? []
            #expect(Set(words).count == editors * edits + 1 && words.count == editors * edits + 1, "\(words)")
            print("\(editors * edits) edits, \(refusals) refused and made again, none lost")
        }
    }
}
