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
        let parameters = query.map { JSONValue.object($0.json) } + requestHeaders.map(\.reference)
        if !parameters.isEmpty { json["parameters"] = .array(parameters) }
        if let body {
            json["requestBody"] = [
                "required": true, "content": ["application/json": ["schema": .object(Schema.named(body).json)]],
            ]
        }
        var responses = JSONObject()
        for success in [success, otherSuccess].compactMap(\.self) {
            responses["\(success.status.code)"] = .object(answer(success))
        }
        if requestHeaders == [.ifNoneMatch] { responses["304"] = notModified }
        for answer in FailureAnswer.all(of: allCodes) { responses["\(answer.status.code)"] = answer.reference }
        json["responses"] = .object(responses)
        return json
    }

    private func answer(_ success: Success) -> JSONObject {
        var answer: JSONObject = [
            "description": .string(success.status.reasonPhrase),
            "headers": .object(answerHeaders),
            "content": .object([success.mediaType: ["schema": .object(success.schema.json)]]),
        ]
        if success.status == .created { answer["links"] = links.map { .object($0) } }
        return answer
    }

    /// The headers of an answer that tells success.
    private var answerHeaders: JSONObject {
        var headers: [AnswerHeader] = [.rateLimitPolicy, .rateLimit]
        if case .open = access { headers = [] }
        // What is deleted has no state any more.
        let isTagged = isVersioned && method != .DELETE
        if isTagged { headers.append(.entityTag) }
        if isRepeatable { headers.append(.replayed) }
        var json = AnswerHeader.ofEveryAnswer(and: headers)
        if isTagged && query.contains(where: { $0.name == QueryParameter.dryRun.name }) {
            json[AnswerHeader.entityTag.rawValue] = AnswerHeader.entityTag.optional("Without `dryRun`")
        }
        return json
    }

    private var notModified: JSONValue {
        [
            "description": "It is as `If-None-Match` says. There is no body.",
            "headers": .object(AnswerHeader.ofEveryAnswer(and: [.rateLimitPolicy, .rateLimit, .entityTag])),
        ]
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
        var json: JSONObject = [
            "name": .string(name), "in": "query", "description": .string(description), "schema": .object(schema.json),
        ]
        if let style {
            json["style"] = .string(style)
            json["explode"] = true
        }
        return json
    }
}
