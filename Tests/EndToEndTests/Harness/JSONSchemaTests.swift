import Testing

/// What every answer is held against has to see what is wrong.
@Suite struct JSONSchemaTests {
    private static let root: JSON = [
        "Name": ["type": "string", "minLength": 1],
        "Named": ["type": "object", "properties": ["name": ["$ref": "#/Name"]], "required": ["name"]],
    ]

    private static let table: [(schema: JSON, right: [JSON], wrong: [JSON])] = [
        (["type": "string"], ["", "a"], [1, nil, true, [], [:]]),
        (["type": ["integer", "null"]], [1, 1.0, nil], [1.5, "1"]),
        (["const": true], [true], [false, 1]),
        (["enum": ["a", nil]], ["a", nil], ["b"]),
        (["minimum": 1, "maximum": 2], [1, 2, "x"], [0.9, 2.1]),
        (["minLength": 1, "maxLength": 2], ["é", "e\u{301}"], ["", "e\u{301}x"]),
        (["minItems": 1, "maxItems": 2], [[1], [1, 2]], [[], [1, 2, 3]]),
        (["maxProperties": 1], [[:], ["a": 1]], [["a": 1, "b": 2]]),
        (["uniqueItems": true], [[1, 2]], [[1, 1]]),
        (["pattern": "^a[^b]+$"], ["acc", 1], ["ab", "xacc", "a"]),
        (["format": "uuid"], ["01890a5d-ac96-774b-bcce-b302099a8057"], ["x", "01890A5D-AC96-774B-BCCE-B302099A8057"]),
        (["format": "date-time"], ["2024-01-15T10:30:00.000Z"], ["2024-01-15T10:30:00Z", "2024-01-15"]),
        (["items": ["type": "number"]], [[], [1]], [["a"], [1, nil]]),
        (["$ref": "#/Name"], ["a"], ["", 1]),
        (["$ref": "#/Nobody"], [], ["a"]),
        (["$ref": "#/Named"], [["name": "a"]], [[:], ["name": ""], ["name": "a", "more": 1]]),
        (
            ["$ref": "#/Named", "properties": ["more": ["type": "number"]]],
            [["name": "a"], ["name": "a", "more": 1]], [["name": "a", "more": "x"], ["name": "a", "most": 1]]
        ),
        (["properties": ["a": true]], [[:], ["a": 1]], [["b": 1]]),
        (["properties": ["a": true], "additionalProperties": true], [["b": 1]], []),
        (["properties": ["a": true], "additionalProperties": false], [["a": 1]], [["b": 1]]),
        (["additionalProperties": ["type": "number"]], [["a.b": 1]], [["a.b": "x"]]),
        (["propertyNames": ["pattern": "^a"]], [["ab": 1], 1], [["b": 1]]),
        (["anyOf": [["type": "null"], ["$ref": "#/Named"]]], [nil, ["name": "a"]], [1, ["name": ""]]),
        (["oneOf": [["type": "number"], ["type": "integer"]]], [1.5], [1, "a"]),
        (["allOf": [["minimum": 1], ["maximum": 2]]], [1], [0, 3]),
        (["nonsense": 1], [], [1]), (["format": "nonsense"], [1], ["a"]), (false, [], [1]), (true, [1], []),
    ]

    @Test("a value that a schema describes has no faults, and any other has one")
    func table() {
        for (schema, right, wrong) in Self.table {
            for value in right {
                let faults = JSONSchema(root: Self.root).faults(of: value, against: schema)
                #expect(faults.isEmpty, "\(schema): \(faults)")
            }
            for value in wrong {
                let faults = JSONSchema(root: Self.root).faults(of: value, against: schema)
                #expect(!faults.isEmpty, "\(schema): \(value)")
            }
        }
    }

    @Test("an answer that is not as the description has it is found out")
    func answers() async throws {
        try await Server.with(.memory) { _ in }
        let description = try #require(APIDescription.current)
        let person = SentRequest(method: "GET", path: "/api/people/custom-fields")
        #expect(description.operation(of: person)?["operationId"] == "listPersonCustomFields")
        let id = ("x-request-id", "1")
        let json = ("content-type", "application/json")
        let good = #"{"success": true, "data": {"customFields": []}}"#
        let rows: [(headers: [(String, String)], status: Int, body: String, isRight: Bool)] = [
            ([id, json], 200, good, true), ([json], 200, good, false), ([id], 200, good, false),
            ([id, ("content-type", "text/html")], 200, good, false), ([id, json], 201, good, false),
            ([id, json], 200, #"{"success": true, "data": {"customFields": null}}"#, false),
            ([id, json], 200, #"{"success": true, "data": {"customFields": []}, "more": 1}"#, false),
            ([id, json], 404, #"{"success": false, "error": "x", "code": "not_found"}"#, false),
            ([id, json], 400, #"{"success": false, "error": "x", "code": "not_found"}"#, false),
            ([id, json], 400, #"{"success": false, "error": "x", "code": "validation_failed"}"#, true),
            ([id, json], 401, #"{"success": false, "error": "x", "code": "unauthenticated"}"#, false),
            (
                [id, json, ("www-authenticate", "Bearer")], 401,
                #"{"success": false, "error": "x", "code": "unauthenticated"}"#, true
            ),
        ]
        for row in rows {
            let answer = Answer(status: row.status, headers: row.headers, body: Array(row.body.utf8))
            let faults = description.faults(of: answer, to: person)
            #expect(faults.isEmpty == row.isRight, "\(row.status) \(row.headers) \(row.body): \(faults)")
        }
        let unknown = Answer(status: 405, headers: [json, ("allow", "GET")], body: Array(good.utf8))
        #expect(!description.faults(of: unknown, to: SentRequest(method: "PUT", path: "/api/me")).isEmpty)
        let created = Answer(status: 200, headers: [json], body: Array(good.utf8))
        #expect(!description.faults(of: created, to: nil).isEmpty)
    }

    @Test("requests are read off the bytes of a connection, one after the other")
    func requests() {
        var requests = SentRequests()
        requests.add(Array("POST /a?x=1 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc".utf8))
        requests.add(Array("GET /b HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
        #expect(requests.next()?.description == "POST /a")
        #expect(requests.next()?.description == "GET /b")
        #expect(requests.next() == nil)
        requests.add(Array("hello\r\n\r\n".utf8))
        #expect(requests.next() == nil)
    }
}
