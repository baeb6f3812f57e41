import NIOHTTP1
import PeopleDomain

/// What the description says of one call: a method at a path.
///
/// Every route has one, and a test holds the two tables together: paths, methods and query parameters.
struct Operation: Sendable {
    enum Access: Sendable {
        /// Needs no key.
        case open
        /// Needs a key, of whatever scopes.
        case key
        /// Needs a key with a scope.
        case scope(APIKeyScope)
    }

    /// What a call that went well is told.
    struct Success: Sendable {
        let status: HTTPResponseStatus
        let schema: Schema
        var mediaType = "application/json"
    }

    let method: HTTPMethod
    /// As the table of routes has it.
    let path: String
    /// The name by which programs know it: `operationId`.
    let id: String
    let tag: Tag
    let summary: String
    var explanation: String?
    let access: Access
    var query: [QueryParameter] = []
    /// The name of the schema of its body.
    var body: SchemaName?
    let success: Success
    /// A call that can go well in two ways.
    var otherSuccess: Success?
    /// What can go wrong beside what can with every call, with every key and with every body.
    var codes: Set<ErrorCode> = []
    /// Whether its record has an `ETag`, with the conditions that go with one.
    var isVersioned = false
    /// Whether its answer can't be given again.
    var showsSecret = false

    /// All that can go wrong.
    var allCodes: Set<ErrorCode> {
        var all = codes.union(Self.codesOfEveryCall).union(codesOfHeaders)
        if case .open = access {} else { all.formUnion([.unauthenticated, .rateLimited, .unavailable]) }
        if case .scope = access { all.insert(.missingScope) }
        if body != nil { all.formUnion([.unsupportedMediaType, .invalidJSON]) }
        if method != .GET { all.insert(.outcomeUnknown) }
        if path.contains("{") { all.insert(.notFound) }
        if path.contains("/people/{id}") || path.contains("/contacts/{id}") { all.insert(.merged) }
        return all
    }

    /// Also a call that takes no body can be sent one that is too large.
    private static let codesOfEveryCall: Set<ErrorCode> = [
        .malformedRequest, .headersTooLarge, .payloadTooLarge, .expectationFailed, .validationFailed, .internalError,
    ]
}

/// A parameter of a query. Each may be given once, and any other is refused.
struct QueryParameter: Sendable {
    let name: String
    let description: String
    let schema: Schema
    /// How an object is spelled.
    var style: String?
}

/// A chapter of the description.
enum Tag: String, CaseIterable, Sendable {
    case people = "People"
    case contacts = "Contacts"
    case companies = "Companies"
    case customFields = "Custom fields"
    case notes = "Notes"
    case enrichment = "Enrichment"
    case access = "Keys and users"
    case service = "Service"

    var description: String {
        switch self {
        case .people: "The people of an organization."
        case .contacts: "The older name of people: the same records, without their custom fields."
        case .companies: "The companies that people belong to."
        case .customFields: "Fields that an organization gives to all of its people or companies."
        case .notes: "Notes about people and companies, in Markdown, with mentions."
        case .enrichment:
            "What public sources say of people, each value with its proof, found by jobs in the background."
        case .access: "Who calls, the keys by which programs call, and the users whose keys they are."
        case .service: "The server about itself. Needs no key."
        }
    }
}
