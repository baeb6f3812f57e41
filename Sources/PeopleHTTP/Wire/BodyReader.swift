import PeopleDomain

/// Takes the members of a request's object one by one, and notes every fault, so that all are said at once.
///
/// For a text, an empty one counts as none (contract, section 2, says so of `companyId`).
struct BodyReader {
    private let object: JSONObject
    private var known: Set<String> = []
    var faults = FaultCollector()

    init(_ object: JSONObject) { self.object = object }

    // MARK: Members of a new record

    /// A text that must be there.
    mutating func required<Value>(_ name: String, _ parse: (String) throws(FieldFault) -> Value) -> Value? {
        switch member(name) {
        case .string(let text)?: return faults.parse(name) { () throws(FieldFault) in try parse(text) }
        case nil, .null?: faults.add(name, "is required")
        case let other?: faults.add(name, "must be a string, not \(other.kind)")
        }
        return nil
    }

    /// A text that may be absent, `null` or empty.
    mutating func optional<Value>(_ name: String, _ parse: (String) throws(FieldFault) -> Value) -> Value? {
        switch member(name) {
        case .string(let text)? where !text.trimmingWhiteSpace().isEmpty:
            return faults.parse(name) { () throws(FieldFault) in try parse(text) }
        case nil, .null?, .string?: break
        case let other?: faults.add(name, "must be a string, not \(other.kind)")
        }
        return nil
    }

    /// An id that may be absent, `null` or empty.
    mutating func optionalID<Entity>(_ name: String) -> Identifier<Entity>? {
        optional(name) { (text) throws(FieldFault) -> Identifier<Entity> in
            guard let id = Identifier<Entity>(text.trimmingWhiteSpace()) else { throw FieldFault("must be a UUID") }
            return id
        }
    }

    mutating func number<Value>(_ name: String, _ parse: (Double) throws(FieldFault) -> Value) -> Value? {
        switch member(name) {
        case .number(let number)?: return faults.parse(name) { () throws(FieldFault) in try parse(number) }
        case nil, .null?: break
        case let other?: faults.add(name, "must be a number, not \(other.kind)")
        }
        return nil
    }

    /// `nil` where it is absent.
    mutating func boolean(_ name: String) -> Bool? {
        switch member(name) {
        case .boolean(let boolean)?: return boolean
        case nil: break
        case let other?: faults.add(name, "must be true or false, not \(other.kind)")
        }
        return nil
    }

    mutating func object(_ name: String) -> JSONObject? {
        switch member(name) {
        case .object(let object)?: return object
        case nil, .null?: break
        case let other?: faults.add(name, "must be an object, not \(other.kind)")
        }
        return nil
    }

    mutating func array(_ name: String) -> [JSONValue]? {
        switch member(name) {
        case .array(let elements)?: return elements
        case nil, .null?: break
        case let other?: faults.add(name, "must be an array, not \(other.kind)")
        }
        return nil
    }

    // MARK: Members of a patch

    /// A text that can be changed and never be empty.
    mutating func requiredUpdate<Value>(
        _ name: String, _ parse: (String) throws(FieldFault) -> Value
    ) -> FieldUpdate<Value> {
        guard isPresent(name) else { return note(name) }
        if object[name] == .null {
            _ = member(name)
            faults.add(name, "can't be removed")
            return .keep
        }
        return required(name, parse).map { .set($0) } ?? .keep
    }

    /// A text that `null` or an empty one clears.
    mutating func optionalUpdate<Value>(
        _ name: String, _ parse: (String) throws(FieldFault) -> Value
    ) -> FieldUpdate<Value?> {
        isPresent(name) ? .set(optional(name, parse)) : note(name)
    }

    mutating func numberUpdate<Value>(
        _ name: String, _ parse: (Double) throws(FieldFault) -> Value
    ) -> FieldUpdate<Value?> {
        isPresent(name) ? .set(number(name, parse)) : note(name)
    }

    mutating func booleanUpdate(_ name: String) -> FieldUpdate<Bool> {
        boolean(name).map { .set($0) } ?? .keep
    }

    /// Members that a representation carries and a client can't set: it may send back what it read.
    mutating func ignore(_ names: [String]) { known.formUnion(names) }

    // MARK: The end

    /// Notes every member that nobody took.
    ///
    /// - Throws: what was noted.
    mutating func finish() throws(ValidationFailure) {
        for member in object.members where !known.contains(member.name) {
            faults.add(member.name, "is not a member of this request")
        }
        try faults.throwIfAny()
    }

    func isPresent(_ name: String) -> Bool { object[name] != nil }

    /// Whether it is absent or `null`.
    func isUnset(_ name: String) -> Bool { object[name] ?? .null == .null }

    private mutating func member(_ name: String) -> JSONValue? {
        known.insert(name)
        return object[name]
    }

    private mutating func note<Value>(_ name: String) -> FieldUpdate<Value> {
        known.insert(name)
        return .keep
    }
}
