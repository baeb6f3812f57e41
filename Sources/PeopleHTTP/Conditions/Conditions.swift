import NIOHTTP1
import PeopleApplication
import PeopleDomain

/// What a request asks to hold before it is done (RFC 9110, section 13).
struct Conditions: Sendable {
    private let ifMatch: String?
    private let ifNoneMatch: String?

    init(_ fields: RequestFields) {
        ifMatch = fields.ifMatch
        ifNoneMatch = fields.ifNoneMatch
    }

    /// Refuses a condition that a call does not look at, where the client would take what it forbids for not done.
    ///
    /// - Throws: ``ApplicationError/invalid(_:)``.
    func check(for route: Route) throws(ApplicationError) {
        if route.method == .GET { return }
        if ifNoneMatch != nil { throw Self.fault("If-None-Match", FieldFault("is only for GET and HEAD")) }
        if ifMatch != nil && !route.isConditional {
            throw Self.fault("If-Match", FieldFault("is not looked at by this call"))
        }
    }

    /// The states of which the record has to be in one; `nil` where it may be in any. Tags are compared strongly.
    ///
    /// - Throws: ``ApplicationError/invalid(_:)`` for what is no list of tags.
    func expectedVersions() throws(ApplicationError) -> Set<RecordVersion>? {
        guard let ifMatch else { return nil }
        switch try Self.list(ifMatch, of: "If-Match") {
        case .any: return nil
        case .tags(let tags): return Set(tags.filter { !$0.isWeak }.compactMap(\.version))
        }
    }

    /// Whether the client has what it asks for already. Tags are compared weakly.
    ///
    /// - Throws: ``ApplicationError/invalid(_:)`` for what is no list of tags.
    func isKnown(_ version: RecordVersion) throws(ApplicationError) -> Bool {
        guard let ifNoneMatch else { return false }
        switch try Self.list(ifNoneMatch, of: "If-None-Match") {
        case .any: return true
        case .tags(let tags): return tags.contains { $0.version == version }
        }
    }

    private static func list(_ text: String, of name: String) throws(ApplicationError) -> EntityTagList {
        do { return try EntityTagList(text) } catch { throw fault(name, error) }
    }

    private static func fault(_ name: String, _ fault: FieldFault) -> ApplicationError {
        .invalid(ValidationFailure(FieldFault(field: name, fault.message)))
    }
}
