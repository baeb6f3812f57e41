import NIOHTTP1
import PeopleDomain

/// The envelopes of answers (contract, section 1).
extension Schema {
    /// - Parameter message: what is said to a person beside the data.
    static func success(_ data: Schema, message: String? = nil) -> Schema {
        var members: [(String, Schema)] = [("success", Schema(["const": true])), ("data", data)]
        if let message { members.append(("message", Schema(["const": .string(message)]))) }
        return record(members)
    }

    /// A page of a list.
    static func page(of items: SchemaName, named name: String) -> Schema { page(of: named(items), named: name) }

    static func page(of items: Schema, named name: String) -> Schema {
        record([
            (name, array(items)),
            ("total", count.orNull.described("How many there are on all pages; null with `includeTotal=false`.")),
            ("limit", .integer(1...100)), ("offset", count.orNull.described("Null behind a cursor.")),
            ("hasMore", boolean),
            (
                "nextCursor",
                string().orNull.described(
                    "The `cursor` of the next page; null where nothing follows, and in the trash and in histories.")
            ),
        ])
    }

    static let failure = Schema([
        "type": "object",
        "properties": [
            "success": ["const": false],
            "error": ["type": "string", "minLength": 1, "description": "A sentence for a person."],
            "code": .object(named(.errorCode).json),
            "details": .object(
                array(named(.fieldFault), 1...)
                    .described("With `validation_failed`: what is wrong, all at once, up to a hundred places.").json),
            "data": .object(
                any(of: [.refusedBatch, .person, .contact, .company, .customField, .note].map(named)).described(
                    """
                    With `batch_refused`: what became of each operation. With `precondition_failed`: the record as it is.
                    """
                ).json),
        ],
        "required": ["success", "error", "code"],
    ])

    static let fieldFault = record([
        ("field", .string().described("As `customFields.cf_score`; empty for the whole.").example("email")),
        (
            "message",
            .string(1...10_000).described("Without the field's name.").example("must be a valid email address")
        ),
    ])

    static let errorCode: Schema = {
        var schema = oneOf(ErrorCode.allCases.map(\.rawValue)).described("For programs: what a failure is.")
        schema.json["x-enumDescriptions"] = .object(
            JSONObject(
                ErrorCode.allCases.map { ($0.rawValue, .string("\($0.status.code): \($0.explanation)")) }))
        return schema
    }()

    static let health = record([("status", Schema(["const": "ok"]))])
}
