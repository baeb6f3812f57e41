import Testing

/// What a change of a custom field would mean, told before it is made.
@Suite struct CustomFieldForecastTests {
    @Test("a change can be tried, and is not made then", arguments: Backend.allCases)
    func dryRun(on backend: Backend) async throws {
        let path = "/api/people/custom-fields"
        @Sendable func post(_ index: Int) -> Scenario {
            Scenario(
                "person \(index)",
                .post(
                    "/api/people",
                    #"{"email": "p\#(index)@b.co", "firstName": "P\#(index)", "customFields": {"cf_score": \#(index)}}"#
                ), 201, saving: ["p\(index)": "data.id"])
        }
        try await Server.with(backend) { server in
            var saved = try await server.client.run([
                Scenario(
                    "number", .post(path, #"{"name": "Score", "type": "number"}"#), 201, saving: ["score": "data.id"]),
                Scenario(
                    "select",
                    .post(
                        path,
                        #"""
                        {"name": "Tags", "type": "multiselect", "settings": {"options": [{"value": "a"}, {"value": "b"}]}}
                        """#), 201, saving: ["tags": "data.id"]),
            ])
            saved = try await server.client.run((0..<25).map(post), saved: saved)
            try await server.client.run(
                [
                    Scenario(
                        "bounds", .patch("\(path)/{score}?dryRun=true", #"{"settings": {"min": 3}}"#), 200,
                        [
                            "data": .hasExactly(["dryRun", "failing", "examples", "recordsTouched"]),
                            "data.dryRun": true, "data.failing": 3, "data.recordsTouched": 0,
                            "data.examples": .count(3),
                            "data.examples.1": .hasExactly(["id", "name", "value", "message"]),
                            "data.examples.1.id": .equalsSaved("p1"), "data.examples.1.name": "P1",
                            "data.examples.1.value": 1, "data.examples.1.message": "must be at least 3",
                        ]),
                    Scenario(
                        "the first twenty", .patch("\(path)/{score}?dryRun=true", #"{"settings": {"max": -1}}"#), 200,
                        ["data.failing": 25, "data.examples": .count(20)]),
                    Scenario(
                        "required", .patch("\(path)/{score}?dryRun=true", #"{"isRequired": true}"#), 200,
                        [
                            // The owner of the organization.
                            "data.failing": 1, "data.examples.0.value": nil,
                            "data.examples.0.message": "is required",
                        ]),
                    Scenario(
                        "harmless", .patch("\(path)/{score}?dryRun=true", #"{"name": "Points"}"#), 200,
                        ["data.failing": 0, "data.examples": [], "data.recordsTouched": 0]),
                    Scenario(
                        "wrong", .patch("\(path)/{score}?dryRun=true", #"{"settings": {"min": "x"}}"#), 400),
                    Scenario("nowhere", .delete("\(path)/nothing?dryRun=true"), 404),
                    Scenario(
                        "deletion", .delete("\(path)/{score}?dryRun=true&force=true"), 200,
                        ["data.failing": 25, "data.recordsTouched": 25, "data.examples": .count(20)]),
                    Scenario(
                        "nothing was changed", .get("\(path)/{score}"), 200,
                        ["data.name": "Score", "data.settings": nil, "data.isRequired": false]),
                    Scenario(
                        "nobody lost a value", .get("/api/people/{p1}"), 200, ["data.customFields": ["cf_score": 1]]),
                    Scenario(
                        "tags", .patch("/api/people/{p1}", #"{"customFields": {"cf_tags": ["a", "b"]}}"#), 200),
                    Scenario(
                        "an option",
                        .patch(
                            "\(path)/{tags}?dryRun=true",
                            #"{"settings": {"options": [{"value": "a"}, {"value": "c"}]}}"#
                        ), 200,
                        [
                            "data.failing": 1, "data.recordsTouched": 1, "data.examples.0.value": ["a", "b"],
                            "data.examples.0.message": .contains("some of"),
                        ]),
                    Scenario("true or false", .delete("\(path)/{tags}?dryRun=yes"), 400, ["details.0.field": "dryRun"]),
                ], saved: saved)
        }
    }
}
