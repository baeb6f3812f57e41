import NIOHTTP1
import PeopleDomain

/// A header that answers have, beside those of HTTP itself.
enum AnswerHeader: String, CaseIterable, Sendable {
    case requestID = "X-Request-Id"
    case location = "Location"
    case challenge = "WWW-Authenticate"
    case retryAfter = "Retry-After"
    case rateLimitPolicy = "RateLimit-Policy"
    case rateLimit = "RateLimit"
    case entityTag = "ETag"
    case replayed = "Idempotent-Replayed"

    private var json: JSONValue {
        switch self {
        case .requestID:
            [
                "description": "The request in the log of the server: the client's own, if it sent a sane one.",
                "required": true, "schema": ["type": "string", "minLength": 1],
            ]
        case .location:
            [
                "description": "The same path with the id of the person into whom this one was merged.",
                "required": true, "schema": ["type": "string", "minLength": 1],
            ]
        case .challenge:
            ["description": "How to identify oneself.", "required": true, "schema": ["const": "Bearer"]]
        case .retryAfter:
            [
                "description": "After how many seconds to try again.", "required": true,
                "schema": ["type": "integer", "minimum": 1],
            ]
        case .rateLimitPolicy:
            [
                "description":
                    "How many requests (`q`) there may be in how many seconds (`w`), where there is a limit.",
                "schema": ["type": "string", "minLength": 1],
            ]
        case .rateLimit:
            [
                "description": "How many are left (`r`), and after how many seconds all of them are again (`t`).",
                "schema": ["type": "string", "minLength": 1],
            ]
        case .entityTag:
            [
                "description": "Which state of the record this is, for `If-Match` and `If-None-Match`.",
                "required": true, "schema": ["type": "string", "pattern": "^\"[0-9a-f]{16}\"$"],
            ]
        case .replayed:
            [
                "description": "Where the request was done before, and this is the answer of then.",
                "schema": ["type": "string", "enum": ["true"]],
            ]
        }
    }

    /// The header of an answer that does not always have it.
    ///
    /// - Parameter occasion: says when, as "With something".
    func optional(_ occasion: String) -> JSONValue {
        guard case .object(var header) = json, case .string(let description)? = header["description"] else {
            return json
        }
        header["required"] = false
        header["description"] = .string("\(occasion): \(description)")
        return .object(header)
    }

    /// Those that come with a status.
    static func all(of status: HTTPResponseStatus) -> [AnswerHeader] {
        switch status {
        case .movedPermanently: [.location, .rateLimitPolicy, .rateLimit]
        case .unauthorized: [.challenge, .rateLimitPolicy, .rateLimit]
        case .tooManyRequests, .serviceUnavailable: [.retryAfter, .rateLimitPolicy, .rateLimit]
        case .preconditionFailed: [.entityTag, .rateLimitPolicy, .rateLimit]
        default: [.rateLimitPolicy, .rateLimit]
        }
    }

    static let components = JSONObject(allCases.map { ($0.rawValue, $0.json) })

    static func ofEveryAnswer(and others: [AnswerHeader]) -> JSONObject {
        JSONObject(
            ([.requestID] + others).map { ($0.rawValue, ["$ref": .string("#/components/headers/\($0.rawValue)")]) })
    }
}
