import PeopleApplication
import PeopleDomain
import PeopleStorage

/// Reads the query of a request, and notes every fault, so that all are said at once.
///
/// Where a value is wrong, a reading gives what stands for it where it is absent; ``finish()`` throws then.
struct QueryReader: Sendable {
    /// The parameters of every list.
    static let page = ["limit", "offset", "cursor", "includeTotal"]
    /// The parameters of a list that is told by offsets alone.
    static let pageWithoutCursor = ["limit", "offset", "includeTotal"]
    /// The parameters of a list of records that are found by their fields.
    static let fieldsAndPage = page + ["filter", "sort"]

    private var parameters: [(name: String, value: String)] = []
    private var faults = FaultCollector()

    /// - Parameter known: the names that the call knows. Any other is a fault, so that no client takes a parameter for
    ///   heeded that is not.
    init(_ query: Substring?, known: [String]) {
        guard let query else { return }
        for pair in query.utf8.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(parts[0]) else {
                faults.add("", "has a parameter whose name is not percent-encoded UTF-8")
                continue
            }
            if name.isEmpty {
                faults.add("", "has a parameter without a name")
            } else if !known.contains(name.hasPrefix("filter[") ? "filter" : name) {
                faults.add(name, "is not a parameter of this call")
            } else if parameters.contains(where: { $0.name == name }) {
                faults.add(name, "must be given once")
            } else if let value = PercentCoding.decode(parts.count == 2 ? parts[1] : pair[pair.endIndex...]) {
                parameters.append((name, value))
            } else {
                faults.add(name, "must be percent-encoded UTF-8 without NUL characters")
            }
        }
    }

    /// Whether nothing was asked for beside the path.
    var isEmpty: Bool { parameters.isEmpty }

    private func value(_ name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }

    /// `limit` and `includeTotal`, with `offset` or `cursor`.
    mutating func paging() -> Paging {
        guard let cursor = value("cursor") else { return Paging(page()) }
        if value("offset") != nil { faults.add("offset", "must not be given with a cursor") }
        let limit = integer("limit", PageRequest.standardLimit, else: 0)
        let includesTotal = boolean("includeTotal", standard: true)
        return faults.parse("") { () throws(ValidationFailure) in
            try Paging(limit: limit, after: cursor, includesTotal: includesTotal)
        } ?? .first
    }

    /// `limit`, `includeTotal` and `offset`, of a list without a cursor.
    mutating func page() -> PageRequest {
        let limit = integer("limit", PageRequest.standardLimit, else: 0)
        let includesTotal = boolean("includeTotal", standard: true)
        let offset = integer("offset", 0, else: -1)
        return faults.parse("") { () throws(ValidationFailure) in
            try PageRequest(limit: limit, offset: offset, includesTotal: includesTotal)
        } ?? .first
    }

    /// A text that is no number becomes `wrong`, which the page refuses with the range in its sentence.
    private func integer(_ name: String, _ standard: Int, else wrong: Int) -> Int {
        guard let text = value(name) else { return standard }
        return text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) ? Int(text) ?? wrong : wrong
    }

    mutating func search() -> SearchTerms? {
        guard let text = value("search") else { return nil }
        return faults.parse("search") { () throws(FieldFault) in try SearchTerms(text) } ?? nil
    }

    /// An empty one counts as absent, as in a body.
    mutating func companyID() -> Company.ID? {
        guard let text = value("companyId"), !text.isEmpty else { return nil }
        let id = Company.ID(text)
        if id == nil { faults.add("companyId", "must be a UUID") }
        return id
    }

    mutating func personID() -> Person.ID? {
        guard let text = value("personId"), !text.isEmpty else { return nil }
        let id = Person.ID(text)
        if id == nil { faults.add("personId", "must be a UUID") }
        return id
    }

    /// In which state the jobs are; `nil` for whatever state.
    mutating func jobState() -> JobState? {
        guard let text = value("state") else { return nil }
        let state = JobState(rawValue: text)
        if state == nil {
            faults.add("state", "must be one of \(JobState.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return state
    }

    /// `filter[<field>]` and `filter[<field>][<operator>]`.
    mutating func filters() -> [FieldFilter] {
        parameters.compactMap { name, value in
            name.hasPrefix("filter") ? filter(name, value) : nil
        }
    }

    private mutating func filter(_ name: String, _ value: String) -> FieldFilter? {
        // Without "filter[" and "]".
        let parts = name.dropFirst(7).dropLast().split(separator: "][", omittingEmptySubsequences: false)
        guard name.hasSuffix("]"), let field = parts.first, !field.isEmpty, parts.count <= 2 else {
            faults.add(name, "must be as filter[lastName] or filter[createdAt][gte]")
            return nil
        }
        guard parts.count == 2 else { return FieldFilter(String(field), .equal, value) }
        guard let comparison = FieldOperator(rawValue: String(parts[1])) else {
            faults.add(name, "must compare by one of \(FieldOperator.list)")
            return nil
        }
        return FieldFilter(String(field), comparison, value)
    }

    /// Fields, separated by commas, each with a minus for the greatest first.
    func sort() -> [SortTerm] { value("sort").map(SortTerm.list) ?? [] }

    /// Why people may be one and the same; `nil` for whatever reason.
    mutating func duplicateReason() -> DuplicateReason? {
        guard let text = value("reason") else { return nil }
        let reason = DuplicateReason(rawValue: text)
        if reason == nil {
            let names = DuplicateReason.allCases.map(\.rawValue).joined(separator: ", ")
            faults.add("reason", "must be one of \(names)")
        }
        return reason
    }

    /// By what an upsert matches.
    func match() -> String? { value("match") }

    /// Whether the trash is asked for, and not what is there.
    mutating func deleted() -> Bool { boolean("deleted", standard: false) }

    mutating func erase() -> Bool { boolean("erase", standard: false) }

    /// The page of a list of the trash, which has one order and no cursor, and is not searched.
    ///
    /// - Throws: ``ApplicationError/invalid(_:)`` where anything was wrong, or anything else is asked for.
    func pageOfTrash() throws(ApplicationError) -> PageRequest {
        var reader = self
        for parameter in parameters where !(["deleted"] + Self.pageWithoutCursor).contains(parameter.name) {
            reader.faults.add(parameter.name, "can't be asked for together with deleted")
        }
        let page = reader.page()
        try reader.finish()
        return page
    }

    mutating func force() -> Bool { boolean("force", standard: false) }

    mutating func dryRun() -> Bool { boolean("dryRun", standard: false) }

    /// - Parameter standard: what it is where it is absent.
    private mutating func boolean(_ name: String, standard: Bool) -> Bool {
        switch value(name) {
        case "true": return true
        case "false": return false
        case nil: return standard
        default:
            faults.add(name, "must be true or false")
            return standard
        }
    }

    /// - Throws: ``ApplicationError/invalid(_:)`` where anything was wrong.
    func finish() throws(ApplicationError) {
        do { try faults.throwIfAny() } catch { throw .invalid(error) }
    }
}
