import NIOHTTP1
import PeopleDomain

/// A header by which a client says how a call is to be done, beside its key.
enum RequestHeader: String, CaseIterable, Sendable {
    case ifMatch = "If-Match"
    case ifNoneMatch = "If-None-Match"
    case idempotencyKey = "Idempotency-Key"

    private var description: String {
        switch self {
        case .ifMatch:
            """
            Only where the record is as the `ETag` says that was read, or as one of up to 50 in a list; else 412. `*` is any \
            state.
            """
        case .ifNoneMatch:
            "The `ETag` of what the client has already, or up to 50 in a list: 304 where that is still so."
        case .idempotencyKey:
            """
            A name for the request, of up to 255 characters, with or without double quotes. Sent again with the same key \
            within 24 hours, it is not done again, and is given the first answer. What failed is not remembered.
            """
        }
    }

    private var schema: Schema {
        switch self {
        case .ifMatch, .ifNoneMatch:
            .string(pattern: "^(?:\\*|\(Self.tag)(?:, ?\(Self.tag)){0,49})$").example("\"8c1f0e5d2b7a9643\"")
        case .idempotencyKey:
            .string(pattern: "^(?:\"[ !#-\\[\\]-~]{1,255}\"|[!#-+\\--:<-\\[\\]-~]{1,255})$")
                .example("8e03978e-40d5-43dd-bc93-6894a57f9324")
        }
    }

    /// An entity tag (RFC 9110, section 8.8.3).
    private static let tag = "(?:W/)?\"[!#-~]{0,200}\""

    static let components = allCases.map { ($0.rawValue, $0.json) }

    private var json: JSONValue {
        [
            "name": .string(rawValue), "in": "header", "description": .string(description),
            "schema": .object(schema.json),
        ]
    }

    var reference: JSONValue { ["$ref": .string("#/components/parameters/\(rawValue)")] }
}

extension Operation {
    /// The headers that the call looks at.
    var requestHeaders: [RequestHeader] {
        if isRepeatable { return [.idempotencyKey] }
        guard isVersioned else { return [] }
        switch method {
        case .GET: return [.ifNoneMatch]
        case .PATCH, .DELETE: return [.ifMatch]
        default: return []
        }
    }

    /// Whether it can be sent with an `Idempotency-Key`.
    var isRepeatable: Bool { (method == .POST || method == .PUT) && !showsSecret }

    /// What can go wrong for the headers.
    var codesOfHeaders: Set<ErrorCode> {
        switch requestHeaders {
        case [.idempotencyKey]: [.idempotencyKeyInUse, .idempotencyKeyReused, .answerTooLarge]
        case [.ifMatch]: [.preconditionFailed]
        default: []
        }
    }
}
