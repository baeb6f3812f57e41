import NIOHTTP1
import PeopleDomain

/// The description of the API for programs: OpenAPI 3.1, at `/openapi.json`.
///
/// Made once, of the operations and schemas that stand beside this file.
enum APIDescription {
    static let json = JSONWriter.text { $0.value(.object(document)) }

    static let document: JSONObject = [
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": [
            "title": "People", "version": "1", "summary": "People, companies, custom fields and notes.",
            "description": .string(introduction), "license": ["name": "Apache 2.0", "identifier": "Apache-2.0"],
        ],
        "servers": [["url": "/"]],
        "tags": .array(Tag.allCases.map { ["name": .string($0.rawValue), "description": .string($0.description)] }),
        "paths": .object(paths),
        "components": [
            "securitySchemes": [
                "key": [
                    "type": "http", "scheme": "bearer", "bearerFormat": "introzy_<64 hexadecimal digits>",
                    "description": "A key of a user of an organization. `people key create` makes one.",
                ]
            ],
            "parameters": .object(parameters), "headers": .object(AnswerHeader.components),
            "responses": .object(FailureAnswer.components),
            "schemas": .object(JSONObject(SchemaName.allCases.map { ($0.rawValue, .object($0.schema.json)) })),
        ],
    ]

    private static let introduction = """
        JSON in UTF-8 both ways. What goes well is told as `{"success": true, "data": …}`, what does not as \
        `{"success": false, "error": "<a sentence>", "code": "<for programs>"}`, with `details` for each field that is \
        wrong. `HEAD` works where `GET` does. An unknown query parameter or member of a body is refused. A text is trimmed \
        before its length is judged. Ids of another organization behave like ids that do not exist.
        """

    private static let paths: JSONObject = {
        var paths = JSONObject()
        for operation in Operation.all {
            var item: JSONObject
            if case .object(let known)? = paths[operation.path] { item = known } else { item = JSONObject() }
            let names = Operation.names(in: operation.path)
            if !names.isEmpty {
                item["parameters"] = .array(names.map { ["$ref": .string("#/components/parameters/\($0)")] })
            }
            item[operation.method.rawValue.lowercased()] = .object(operation.json)
            paths[operation.path] = .object(item)
        }
        return paths
    }()

    /// What stands in braces in paths, and headers.
    private static let parameters = JSONObject(
        [
            ("id", pathParameter("id", "The record. A text that is no id names nothing, as an id that is not there.")),
            ("noteId", pathParameter("noteId", "The note.")),
            ("valueId", pathParameter("valueId", "The value of the profile.")),
            ("jobId", pathParameter("jobId", "The job.", .jobID)),
        ] + RequestHeader.components)

    private static func pathParameter(
        _ name: String, _ description: String, _ schema: Schema = .id
    ) -> JSONValue {
        [
            "name": .string(name), "in": "path", "required": true, "description": .string(description),
            "schema": .object(schema.json),
        ]
    }
}
