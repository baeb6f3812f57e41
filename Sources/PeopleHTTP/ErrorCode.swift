import NIOHTTP1

/// What a program is told of a failure: the `code` of an answer, and the status that goes with it.
///
/// A name is a promise to clients: it stays, and others are added.
enum ErrorCode: String, CaseIterable, Hashable, Sendable {
    // What is wrong with a request as HTTP.
    case malformedRequest = "malformed_request"
    case headersTooLarge = "headers_too_large"
    case payloadTooLarge = "payload_too_large"
    case expectationFailed = "expectation_failed"
    case unknownPath = "unknown_path"
    case methodNotAllowed = "method_not_allowed"
    case unsupportedMediaType = "unsupported_media_type"
    case invalidJSON = "invalid_json"

    // What is wrong with what it asks for.
    case validationFailed = "validation_failed"
    case unauthenticated
    case missingScope = "missing_scope"
    case notFound = "not_found"
    case merged
    case batchRefused = "batch_refused"
    case notDone = "not_done"
    case rateLimited = "rate_limited"
    case preconditionFailed = "precondition_failed"
    case idempotencyKeyInUse = "idempotency_key_in_use"
    case idempotencyKeyReused = "idempotency_key_reused"
    case answerTooLarge = "answer_too_large"

    // What it is at odds with.
    case emailTaken = "email_taken"
    case companyNameTaken = "company_name_taken"
    case customFieldKeyTaken = "custom_field_key_taken"
    case tooManyCustomFields = "too_many_custom_fields"
    case customFieldInUse = "custom_field_in_use"
    case customFieldNotUnique = "custom_field_not_unique"
    case customFieldValueTaken = "custom_field_value_taken"
    case customFieldValuesShared = "custom_field_values_shared"
    case activeUserAccount = "active_user_account"
    case notMerged = "not_merged"
    case alreadyUser = "already_user"
    case organizationNameTaken = "organization_name_taken"
    case tooManyAPIKeys = "too_many_api_keys"
    case emailRequired = "email_required"
    case nothingToRevert = "nothing_to_revert"
    case valueUnfit = "value_unfit"
    case leaseLost = "lease_lost"
    case jobNotOver = "job_not_over"
    case jobAlive = "job_alive"
    case enrichmentChanged = "enrichment_changed"
    case recordConflict = "record_conflict"

    // What is wrong with the service.
    case unavailable
    case outcomeUnknown = "outcome_unknown"
    case internalError = "internal_error"
}

extension ErrorCode {
    var status: HTTPResponseStatus {
        switch self {
        case .malformedRequest, .invalidJSON, .validationFailed, .batchRefused, .notDone, .emailRequired: .badRequest
        case .merged: .movedPermanently
        case .rateLimited: .tooManyRequests
        case .preconditionFailed: .preconditionFailed
        case .idempotencyKeyReused: .unprocessableEntity
        case .unauthenticated: .unauthorized
        case .missingScope: .forbidden
        case .unknownPath, .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .emailTaken, .companyNameTaken, .customFieldKeyTaken, .tooManyCustomFields, .customFieldInUse,
            .customFieldNotUnique, .customFieldValueTaken, .customFieldValuesShared, .activeUserAccount, .notMerged,
            .alreadyUser, .organizationNameTaken, .tooManyAPIKeys, .recordConflict, .idempotencyKeyInUse,
            .nothingToRevert,
            .valueUnfit, .leaseLost, .jobNotOver, .jobAlive, .enrichmentChanged:
            .conflict
        case .payloadTooLarge, .answerTooLarge: .payloadTooLarge
        case .unsupportedMediaType: .unsupportedMediaType
        case .expectationFailed: .expectationFailed
        case .headersTooLarge: .requestHeaderFieldsTooLarge
        case .internalError: .internalServerError
        case .unavailable, .outcomeUnknown: .serviceUnavailable
        }
    }

    /// What a client makes of it, in a sentence.
    var explanation: String {
        switch self {
        case .malformedRequest: "What was sent is not valid HTTP/1.1. The connection closes."
        case .headersTooLarge: "The request line or the headers are too large. The connection closes."
        case .payloadTooLarge: "The body is larger than the server takes, which is 1 MiB unless it is told otherwise."
        case .expectationFailed: "`Expect` asks for something else than `100-continue`."
        case .unknownPath: "There is nothing at this path."
        case .methodNotAllowed: "The path does not take this method; `Allow` lists those that it takes."
        case .unsupportedMediaType: "A body must be JSON in UTF-8, with `Content-Type: application/json`."
        case .invalidJSON: "The body is no JSON object: broken, a name twice, nested deeper than 32, a NUL character."
        case .validationFailed: "The request is wrong in the places that `details` lists."
        case .unauthenticated: "There is no key, or none that opens anything: unknown, expired or revoked."
        case .missingScope: "The key does not have the scope that the call needs."
        case .notFound: "What the path names is not there, or not there for this key."
        case .merged:
            "The person was merged into another: `Location` is the same path with the id of that one, for good."
        case .batchRefused:
            "An atomic batch had an operation that failed, so that nothing was done; `data` tells which."
        case .notDone: "Of an operation of an atomic batch: it was not done, because another one failed."
        case .rateLimited: "The key or the address made too many requests. Try again after `Retry-After`."
        case .preconditionFailed:
            "The record is not as `If-Match` says; `data` and `ETag` have it as it is, and nothing was done."
        case .idempotencyKeyInUse: "The same request is being done. Try again after `Retry-After`."
        case .idempotencyKeyReused: "The `Idempotency-Key` was used for another request within 24 hours."
        case .answerTooLarge:
            "The answer is more than 8 MiB, which is the most that is kept under an `Idempotency-Key`. Nothing was done."
        case .emailTaken: "Another person of the organization has this email."
        case .companyNameTaken: "Another company of the organization has this name."
        case .customFieldKeyTaken: "Another custom field has the key that is made from this name."
        case .tooManyCustomFields: "There are 500 custom fields of this entity type, which is the most."
        case .customFieldInUse: "Records have values that the change takes away; `force=true` lets it."
        case .customFieldNotUnique: "Records can't be matched by this custom field: it is not unique."
        case .customFieldValueTaken: "Another record has this value of a custom field with `isUnique`."
        case .customFieldValuesShared: "Records share values of the custom field, so that `isUnique` can't be true."
        case .activeUserAccount: "The person has an active user account, which forbids the change."
        case .notMerged: "There is no such merge to be undone."
        case .alreadyUser: "The person has a user account already."
        case .organizationNameTaken: "Another organization has this name. No call of today gives it."
        case .tooManyAPIKeys: "The organization has 1,000 keys that are not revoked, which is the most."
        case .emailRequired: "The person has no email, by which it would be looked for."
        case .nothingToRevert: "Nothing that the run found is the person's, so that nothing can be taken back."
        case .valueUnfit: "The person's field does not take the value; its definition may have changed."
        case .leaseLost: "The job was cancelled, or is with another worker. No call of today gives it."
        case .jobNotOver: "The job still runs or has succeeded. No call of today gives it."
        case .jobAlive: "The person has another job that is still to end. No call of today gives it."
        case .enrichmentChanged: "What is known of the person was changed at the same time. Read it and try again."
        case .recordConflict: "A record can't be copied into a store. No call of today gives it."
        case .unavailable: "The service can't do this now, and did nothing. Try again after `Retry-After`."
        case .outcomeUnknown: "The service was interrupted, and this was done or not: look before you repeat it."
        case .internalError: "Something is broken in the server. Its log has the same `X-Request-Id`."
        }
    }
}
