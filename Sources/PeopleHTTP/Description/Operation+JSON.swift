import NIOHTTP1
import PeopleDomain

extension Operation {
    /// The operation object of OpenAPI.
    var json: JSONObject {
        var json: JSONObject = [
            "operationId": .string(id), "tags": [.string(tag.rawValue)], "summary": .string(summary),
        ]
        json["description"] = description.map { .string($0) }
        json["security"] = security
        if !query.isEmpty { json["parameters"] = .array(query.map { .object($0.json) }) }
        if let body {
            json["requestBody"] = [
                "required": true, "content": ["application/json": ["schema": .object(Schema.named(body).json)]],
            ]
        }
        var responses = JSONObject()
        for success in [success, otherSuccess].compactMap(\.self) {
            responses["\(success.status.code)"] = .object(answer(success))
        }
        for answer in FailureAnswer.all(of: allCodes) { responses["\(answer.status.code)"] = answer.reference }
        json["responses"] = .object(responses)
        return json
    }

    private func answer(_ success: Success) -> JSONObject {
        var headers: [AnswerHeader] = [.rateLimitPolicy, .rateLimit]
        if case .open = access { headers = [] }
        var answer: JSONObject = [
            "description": .string(success.status.reasonPhrase),
            "headers": .object(AnswerHeader.ofEveryAnswer(and: headers)),
            "content": .object([success.mediaType: ["schema": .object(success.schema.json)]]),
        ]
        if success.status == .created { answer["links"] = links.map { .object($0) } }
        return answer
    }

    private var description: String? {
        guard case .scope(let scope) = access else { return explanation }
        let needs = "Needs a key with the scope `\(scope.rawValue)`."
        return explanation.map { "\($0) \(needs)" } ?? needs
    }

    private var security: JSONValue {
        switch access {
        case .open: []
        case .key: [["key": []]]
        case .scope(let scope): [["key": [.string(scope.rawValue)]]]
        }
    }
}

extension QueryParameter {
    fileprivate var json: JSONObject {
        ["name": .string(name), "in": "query", "description": .string(description), "schema": .object(schema.json)]
    }
}
