import NIOHTTP1
import PeopleApplication
import PeopleDomain
import PeopleRepresentation
import PeopleStorage

/// What a failure is to a client: a code for a program, which says the status, and a sentence for a person. The one
/// place that decides.
struct ErrorResponse {
    let code: ErrorCode
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
        var answer = Answer(status: code.status, body: writer.finish())
        answer.headers = headers
        return answer
    }

    /// Writes what is said, as members of an object: `error`, `code` and `details`.
    func write(to writer: inout JSONWriter, maximumFaults: Int = maximumFaults) {
        writer.name("error")
        writer.value(sentence)
        writer.name("code")
        writer.value(code.rawValue)
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
            self.init(code: .malformedRequest, sentence: "The request is not valid HTTP/1.1")
        case .headTooLarge:
            self.init(code: .headersTooLarge, sentence: "The request line or the headers are too large")
        case .bodyTooLarge(let limit):
            self.init(code: .payloadTooLarge, sentence: "The body is larger than \(limit) bytes")
        case .expectationFailed:
            self.init(code: .expectationFailed, sentence: "The only expectation that can be met is 100-continue")
        case .unknownPath:
            self.init(code: .unknownPath, sentence: "There is nothing at this path")
        case .tooManyRequests(let seconds):
            self.init(
                code: .rateLimited,
                sentence: "Too many requests: try again in \(seconds) \(seconds == 1 ? "second" : "seconds")",
                headers: [.init(name: "Retry-After", value: String(seconds))])
        case .methodNotAllowed(let allowed):
            self.init(
                code: .methodNotAllowed, sentence: "This path takes only \(allowed)",
                headers: [.init(name: "Allow", value: allowed)])
        case .unsupportedMediaType:
            self.init(
                code: .unsupportedMediaType,
                sentence: "The body must be JSON in UTF-8, with Content-Type: application/json")
        case .invalidJSON(let error):
            self.init(code: .invalidJSON, sentence: error.message)
        case .bodyIsNoObject(let kind):
            self.init(code: .invalidJSON, sentence: "The body must be a JSON object, not \(kind)")
        }
    }
}

// MARK: Batches

extension ErrorResponse {
    /// An atomic batch of which some items failed.
    static func batchRefused(_ failures: Int) -> ErrorResponse {
        ErrorResponse(
            code: .batchRefused,
            sentence: "\(failures) \(failures == 1 ? "operation" : "operations") failed, so that nothing was stored")
    }

    /// An item of an atomic batch of which another one failed.
    static let notDone = ErrorResponse(
        code: .notDone, sentence: "Not done, because another operation of the batch failed")
}

// MARK: Conditions

extension ErrorResponse {
    /// `If-Match` does not hold.
    static let preconditionFailed = ErrorResponse(
        code: .preconditionFailed, sentence: "This was changed by somebody else since you read it; nothing was done")
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
            self.init(code: .validationFailed, sentence: Self.sentence(failure.faults), faults: failure.faults)
        case .notFound(let kind):
            self.init(code: .notFound, sentence: "\(kind.title) not found")
        case .conflict(let conflict):
            self.init(conflict, method: method)
        case .stale:
            self = .preconditionFailed
        case .inProgress:
            self.init(
                code: .idempotencyKeyInUse, sentence: "The request with this Idempotency-Key is still being done",
                headers: [Self.retryAfter(.seconds(1))])
        case .unauthenticated:
            self.init(
                code: .unauthenticated, sentence: "A valid API key is required: Authorization: Bearer introzy_…",
                headers: [.init(name: "WWW-Authenticate", value: "Bearer")])
        case .missingScope(let scope):
            self.init(code: .missingScope, sentence: "This key does not have the scope \(scope.rawValue)")
        case .unavailable(let reason):
            self.init(
                code: .unavailable, sentence: "The service can't do this now; try again in a moment",
                headers: [Self.retryAfter(reason.retryAfter)])
        case .outcomeUnknown(let reason):
            self.init(
                code: .outcomeUnknown,
                sentence:
                    "The service was interrupted, and can't tell whether this was done: look before you repeat it",
                headers: [Self.retryAfter(reason.retryAfter)])
        case .notEnrichable(let refusal):
            self.init(refusal)
        case .internalFailure:
            self.init(code: .internalError, sentence: "Something went wrong on our side")
        }
    }

    private init(_ refusal: EnrichmentRefusal) {
        let sentence = refusal.sentence
        switch refusal {
        case .emailMissing: self.init(code: .emailRequired, sentence: sentence)
        case .notFound: self.init(code: .notFound, sentence: sentence)
        case .nothingApplied: self.init(code: .nothingToRevert, sentence: sentence)
        case .unfit: self.init(code: .valueUnfit, sentence: sentence)
        }
    }

    private init(_ conflict: StorageConflict, method: HTTPMethod) {
        let sentence = conflict.sentence
        switch conflict {
        case .emailTaken: self.init(code: .emailTaken, sentence: sentence)
        case .companyNameTaken: self.init(code: .companyNameTaken, sentence: sentence)
        case .customFieldKeyTaken: self.init(code: .customFieldKeyTaken, sentence: sentence)
        case .tooManyCustomFields: self.init(code: .tooManyCustomFields, sentence: sentence)
        case .customFieldInUse:
            self.init(code: .customFieldInUse, sentence: sentence + "; with ?force=true it goes")
        case .customFieldNotUnique: self.init(code: .customFieldNotUnique, sentence: sentence)
        case .customFieldValueTaken: self.init(code: .customFieldValueTaken, sentence: sentence)
        case .customFieldValuesShared: self.init(code: .customFieldValuesShared, sentence: sentence)
        case .activeUserAccount where method == .DELETE:
            self.init(code: .activeUserAccount, sentence: "A person with an active user account cannot be deleted")
        case .activeUserAccount where method == .POST:
            self.init(
                code: .activeUserAccount,
                sentence: "A person with an active user account can't be merged into another, and keeps its email")
        case .notMerged: self.init(code: .notMerged, sentence: sentence)
        case .activeUserAccount:
            self.init(
                code: .activeUserAccount, sentence: "Email cannot be changed for people with active user accounts")
        case .alreadyUser: self.init(code: .alreadyUser, sentence: sentence)
        case .organizationNameTaken: self.init(code: .organizationNameTaken, sentence: sentence)
        case .tooManyAPIKeys: self.init(code: .tooManyAPIKeys, sentence: sentence)
        case .idempotencyKeyReused: self.init(code: .idempotencyKeyReused, sentence: sentence)
        case .tooMuchToKeep: self.init(code: .answerTooLarge, sentence: sentence)
        case .leaseLost: self.init(code: .leaseLost, sentence: sentence)
        case .jobNotOver: self.init(code: .jobNotOver, sentence: sentence)
        case .jobAlive: self.init(code: .jobAlive, sentence: sentence)
        case .enrichmentChanged: self.init(code: .enrichmentChanged, sentence: sentence)
        case .archive: self.init(code: .recordConflict, sentence: sentence)
        }
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
        case .job: "Job"
        case .enrichedValue: "Value"
        }
    }
}
