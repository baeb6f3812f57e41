import Testing

/// The description of the API (contract, section 7). That answers are as it says, every test that reads one checks.
@Suite struct DescriptionTests {
    @Test("the description is OpenAPI 3.1, and needs no key", arguments: Backend.allCases)
    func description(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let answer = try await server.client.with(key: nil).send("GET", "/openapi.json")
            #expect(answer.status == 200 && answer[header: "content-type"] == "application/json")
            #expect(answer.json["openapi"]?.string?.hasPrefix("3.1.") == true)
            let head = try await server.client.with(key: nil).send("HEAD", "/openapi.json")
            #expect(head.status == 200 && head[header: "content-length"] == "\(answer.body.count)")
            let wrong = try await server.client.send("GET", "/openapi.json?x=1")
            #expect(wrong.status == 400)
        }
    }

    @Test("every reference and every link leads somewhere, and every id is there once")
    func soundness() async throws {
        let description = try await Self.description()
        var references: Set<String> = []
        Self.walk(description.document) {
            if let reference = $0[member: "$ref"]?.string { references.insert(reference) }
        }
        #expect(references.count > 30)
        for reference in references {
            #expect(description.schemas.resolved(.string(reference)) != false, "\(reference)")
        }
        var ids: [String] = []
        var links: Set<String> = []
        Self.walk(description.document) { value in
            guard let id = value[member: "operationId"]?.string else { return }
            if value[member: "responses"] == nil { links.insert(id) } else { ids.append(id) }
        }
        #expect(ids.count > 40 && Set(ids).count == ids.count)
        #expect(links.contains("getPerson") && links.isSubset(of: ids))
    }

    @Test("every example is what its schema describes")
    func examples() async throws {
        let description = try await Self.description()
        var count = 0
        Self.walk(description.document) { value in
            for example in value[member: "examples"]?.elements ?? [] {
                count += 1
                let faults = description.schemas.faults(of: example, against: value)
                #expect(faults.isEmpty, "\(example): \(faults)")
            }
        }
        #expect(count > 20)
    }

    @Test("the page to read it needs no key and no other host", arguments: Backend.allCases)
    func page(on backend: Backend) async throws {
        try await Server.with(backend) { server in
            let client = server.client.with(key: nil)
            let page = try await client.send("GET", "/docs")
            #expect(page.status == 200 && page[header: "content-type"] == "text/html; charset=utf-8")
            #expect(page[header: "content-security-policy"]?.hasPrefix("default-src 'none'; script-src 'self'") == true)
            let names = page.text.matches(of: /(?:href|src)="([^"]*)"/).map { String($0.output.1) }
            #expect(Set(names) == ["data:,", "docs/docs.css", "docs/docs.js", "openapi.json"])
            for name in names where name != "data:," {
                let part = try await client.send("GET", "/\(name)")
                #expect(part.status == 200, "\(name)")
                let outside = part.text.firstMatch(of: /(?:src|href|import|url|fetch)\W{1,4}https?:/)
                #expect(outside == nil, "\(name)")
            }
        }
    }

    private static func description() async throws -> APIDescription {
        try await Server.with(.memory) { _ in }
        return try #require(APIDescription.current)
    }

    /// Calls `visit` with each object of a value.
    private static func walk(_ value: JSON, _ visit: (JSON) -> Void) {
        switch value {
        case .object(let members):
            visit(value)
            for member in members.values { walk(member, visit) }
        case .array(let elements): for element in elements { walk(element, visit) }
        default: break
        }
    }
}
