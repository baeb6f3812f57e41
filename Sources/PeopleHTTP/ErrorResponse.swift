import NIOHTTP1
import PeopleApplication
import PeopleDomain
import PeopleRepresentation
import PeopleStorage

/// What a failure is to a client: a status, a sentence for a person, a code for a program. The one place that decides.
struct ErrorResponse {
    let status: HTTPResponseStatus
    let code: StaticString
    let sentence: String
    var faults: [FieldFault] = []
    var headers: [Answer.Header] = []

    /// How many faults an answer names, and how much of the name of a field it repeats: a small request must not get a
    /// large answer.
    private static let maximumFaults = 100
    private static let maximumFieldLength = 200

    var answer: Answer {
        var writer = JSONWriter(capacity: 256)
        writer.object { writer in
            writer.name("success")
            writer.value(false)
            write(to: &writer)
        }
        var answer = Answer(status: status, body: writer.finish())
        answer.headers = headers
        return answer
    }

    /// Writes what is said, as members of an object: `error`, `code` and `details`.
    func write(to writer: inout JSONWriter, maximumFaults: Int = maximumFaults) {
        writer.name("error")
        writer.value(sentence)
        writer.name("code")
        writer.value(code.description)
        if faults.isEmpty { return }
        writer.name("details")
        writer.array(faults.prefix(maximumFaults)) { writer, fault in
            writer.object { writer in
                writer.name("field")
                writer.value(Self.shortened(fault.field))
                writer.name("message")
                writer.value(fault.message)
            }
        }
    }
}

// MARK: HTTP

extension ErrorResponse {
    init(_ fault: HTTPFault) {
        switch fault {
        case .malformed:
            self.init(status: .badRequest, code: "malformed_request", sentence: "The request is not valid HTTP/1.1")
        case .headTooLarge:
            self.init(
                status: .requestHeaderFieldsTooLarge, code: "headers_too_large",
                sentence: "The request line or the headers are too large")
        case .bodyTooLarge(let limit):
            self.init(
                status: .payloadTooLarge, code: "payload_too_large",
                sentence: "The body is larger than \(limit) bytes")
        case .expectationFailed:
            self.init(
                status: .expectationFailed, code: "expectation_failed",
                sentence: "The only expectation that can be met is 100-continue")
        case .unknownPath:
            self.init(status: .notFound, code: "unknown_path", sentence: "There is nothing at this path")
        case .tooManyRequests(let seconds):
            self.init(
                status: .tooManyRequests, code: "rate_limited",
                sentence: "Too many requests: try again in \(seconds) \(seconds == 1 ? "second" : "seconds")",
                headers: [.init(name: "Retry-After", value: String(seconds))])
        case .methodNotAllowed(let allowed):
            self.init(
                status: .methodNotAllowed, code: "method_not_allowed",
                sentence: "This path takes only \(allowed)", headers: [.init(name: "Allow", value: allowed)])
        case .unsupportedMediaType:
            self.init(
                status: .unsupportedMediaType, code: "unsupported_media_type",
                sentence: "The body must be JSON in UTF-8, with Content-Type: application/json")
        case .invalidJSON(let error):
            self.init(status: .badRequest, code: "invalid_json", sentence: error.message)
        case .bodyIsNoObject(let kind):
            self.init(
                status: .badRequest, code: "invalid_json", sentence: "The body must be a JSON object, not \(kind)")
        }
    }
}

// MARK: Batches

extension ErrorResponse {
    /// An atomic batch of which some items failed.
    static func batchRefused(_ failures: Int) -> ErrorResponse {
        ErrorResponse(
            status: .badRequest, code: "batch_refused",
            sentence: "\(failures) \(failures == 1 ? "operation" : "operations") failed, so that nothing was stored")
    }

    /// An item of an atomic batch of which another one failed.
    static let notDone = ErrorResponse(
        status: .badRequest, code: "not_done", sentence: "Not done, because another operation of the batch failed")
}

// MARK: The application

extension ErrorResponse {
    /// Whole seconds, at least one.
    private static func retryAfter(_ duration: Duration) -> Answer.Header {
        let (whole, rest) = duration.components
        return .init(name: "Retry-After", value: String(max(1, rest > 0 ? whole + 1 : whole)))
    }

    /// - Parameter method: the same conflict reads differently to who deletes and to who changes.
    init(_ error: ApplicationError, method: HTTPMethod) {
        switch error {
        case .invalid(let failure):
            self.init(
                status: .badRequest, code: "validation_failed", sentence: Self.sentence(failure.faults),
                faults: failure.faults)
        case .notFound(let kind):
            self.init(status: .notFound, code: "not_found", sentence: "\(kind.title) not found")
        case .conflict(let conflict):
            self.init(conflict, method: method)
        case .unauthenticated:
            self.init(
                status: .unauthorized, code: "unauthenticated",
                sentence: "A valid API key is required: Authorization: Bearer introzy_…",
                headers: [.init(name: "WWW-Authenticate", value: "Bearer")])
        case .missingScope(let scope):
            self.init(
                status: .forbidden, code: "missing_scope",
                sentence: "This key does not have the scope \(scope.rawValue)")
        case .unavailable(let reason):
            self.init(
                status: .serviceUnavailable, code: "unavailable",
                sentence: "The service can't do this now; try again in a moment",
                headers: [Self.retryAfter(reason.retryAfter)])
        case .outcomeUnknown(let reason):
            self.init(
                status: .serviceUnavailable, code: "outcome_unknown",
                sentence:
                    "The service was interrupted, and can't tell whether this was done: look before you repeat it",
                headers: [Self.retryAfter(reason.retryAfter)])
        case .internalFailure:
            self.init(
                status: .internalServerError, code: "internal_error", sentence: "Something went wrong on our side")
        }
    }

    private init(_ conflict: StorageConflict, method: HTTPMethod) {
        let sentence = conflict.sentence
        switch conflict {
        case .emailTaken: self.init(conflict: "email_taken", sentence)
        case .companyNameTaken: self.init(conflict: "company_name_taken", sentence)
        case .customFieldKeyTaken: self.init(conflict: "custom_field_key_taken", sentence)
        case .tooManyCustomFields: self.init(conflict: "too_many_custom_fields", sentence)
        case .customFieldInUse:
            self.init(conflict: "custom_field_in_use", sentence + "; with ?force=true it goes")
        case .customFieldNotUnique: self.init(conflict: "custom_field_not_unique", sentence)
        case .activeUserAccount where method == .DELETE:
            self.init(conflict: "active_user_account", "A person with an active user account cannot be deleted")
        case .activeUserAccount:
            self.init(
                conflict: "active_user_account", "Email cannot be changed for people with active user accounts")
        case .alreadyUser: self.init(conflict: "already_user", sentence)
        case .organizationNameTaken: self.init(conflict: "organization_name_taken", sentence)
        case .tooManyAPIKeys: self.init(conflict: "too_many_api_keys", sentence)
        case .archive: self.init(conflict: "record_conflict", sentence)
        }
    }

    private init(conflict code: StaticString, _ sentence: String) {
        self.init(status: .conflict, code: code, sentence: sentence)
    }

    private static func shortened(_ field: String) -> String {
        field.utf8.count <= maximumFieldLength ? field : field.prefix(maximumFieldLength) + "…"
    }

    private static func sentence(_ faults: [FieldFault]) -> String {
        // A body can have a fault for each of its members; the details have them all.
        let shown = faults.prefix(5).map {
            $0.field.isEmpty ? "The request \($0.message)" : "\($0.field) \($0.message)"
        }
        return shown.joined(separator: "; ") + (faults.count > shown.count ? "; and more" : "")
    }
}

extension RecordKind {
    fileprivate var title: String {
        switch self {
        case .person: "Person"
        case .company: "Company"
        case .customField: "Custom field"
        case .note: "Note"
        case .user: "User"
        case .apiKey: "API key"
        case .organization: "Organization"
        }
    }
}
