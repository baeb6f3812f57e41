import NIOHTTP1
import PeopleDomain

/// An answer that says what went wrong: a status, and the codes that can come with it.
struct FailureAnswer: Hashable, Sendable {
    let status: HTTPResponseStatus
    /// In the order in which they are declared.
    let codes: [ErrorCode]

    /// The answers of an operation, one a status, in their order.
    static func all(of codes: Set<ErrorCode>) -> [FailureAnswer] {
        let statuses = Set(codes.map(\.status)).sorted { $0.code < $1.code }
        return statuses.map { status in
            FailureAnswer(
                status: status, codes: ErrorCode.allCases.filter { codes.contains($0) && $0.status == status })
        }
    }

    /// Many operations share one.
    static let components = JSONObject(
        Operation.all.flatMap { all(of: $0.allCodes) }.map { ($0.name, .object($0.json)) })

    var reference: JSONValue { ["$ref": .string("#/components/responses/\(name)")] }

    private var name: String { codes.map(\.rawValue).joined(separator: ".") }

    /// Of the conflicts only one says when to try again.
    private var headers: JSONObject {
        var headers = AnswerHeader.ofEveryAnswer(and: AnswerHeader.all(of: status))
        if codes.contains(.idempotencyKeyInUse) {
            headers[AnswerHeader.retryAfter.rawValue] = AnswerHeader.retryAfter.optional(
                "With `\(ErrorCode.idempotencyKeyInUse.rawValue)`")
        }
        return headers
    }

    private var json: JSONObject {
        var schema = Schema.named(.failure)
        schema.json["properties"] = ["code": .object(Schema.oneOf(codes.map(\.rawValue)).json)]
        return [
            "description": .string(codes.map { "`\($0.rawValue)`: \($0.explanation)" }.joined(separator: "\n\n")),
            "headers": .object(headers),
            "content": ["application/json": ["schema": .object(schema.json)]],
        ]
    }
}
