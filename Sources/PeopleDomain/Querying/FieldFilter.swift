/// A condition as it was asked for, by the name of a field: `filter[cf_score][gte]=10` (contract, section 2).
public struct FieldFilter: Hashable, Sendable {
    public let field: String
    public let comparison: FieldOperator
    public let value: String

    public init(_ field: String, _ comparison: FieldOperator, _ value: String) {
        self.field = field
        self.comparison = comparison
        self.value = value
    }

    /// Has just this value.
    public init(_ field: String, _ value: String) { self.init(field, .equal, value) }

    /// By which a fault names it.
    public var name: String {
        comparison == .equal ? "filter[\(field)]" : "filter[\(field)][\(comparison.rawValue)]"
    }

    /// - Throws: ``FieldFault`` where the field has no such operator, or the value is none of its values.
    func condition(on field: QueryField) throws(FieldFault) -> FieldCondition {
        let kind = field.kind
        guard kind.operators.contains(comparison) else {
            let known = kind.operators.map(\.rawValue).joined(separator: ", ")
            throw FieldFault("is not possible: \(field.name) takes \(known)")
        }
        switch comparison {
        case .equal:
            return FieldCondition(field, .within([.only(try key(kind))])).turningFlags()
        case .notEqual:
            return FieldCondition(field, .within([.only(try key(kind))]), isNegated: true).turningFlags()
        case .greater: return FieldCondition(field, .within([KeyRange(from: try key(kind).successor)]))
        case .greaterOrEqual: return FieldCondition(field, .within([KeyRange(from: try key(kind))]))
        case .less: return FieldCondition(field, .within([KeyRange(from: .least, to: try key(kind))]))
        case .lessOrEqual: return FieldCondition(field, .within([KeyRange(from: .least, to: try key(kind).successor)]))
        case .oneOf: return FieldCondition(field, .within(try keys(kind).map(KeyRange.only)))
        case .containing: return FieldCondition(field, .containing(try key(kind).bytes))
        case .isNull: return FieldCondition(field, .within([.all]), isNegated: try FieldKind.boolean(value))
        }
    }

    private func key(_ kind: FieldKind) throws(FieldFault) -> SortKey { try key(kind, value) }

    private func key(_ kind: FieldKind, _ text: some StringProtocol) throws(FieldFault) -> SortKey {
        let text = String(text).trimmingWhiteSpace()
        if text.isEmpty { throw FieldFault("must not be empty; isNull finds records without a value") }
        guard text.unicodeScalars.count <= FieldKind.maximumValueLength else {
            throw FieldFault("must have at most \(FieldKind.maximumValueLength) characters")
        }
        return try kind.key(text)
    }

    /// The keys of a list of values, in order, each once.
    private func keys(_ kind: FieldKind) throws(FieldFault) -> [SortKey] {
        let values = value.split(separator: ",", omittingEmptySubsequences: false)
        guard values.count <= FieldQuery.maximumValues else {
            throw FieldFault("must have at most \(FieldQuery.maximumValues) values")
        }
        var keys: Set<SortKey> = []
        for value in values { keys.insert(try key(kind, value)) }
        return keys.sorted()
    }
}

extension FieldCondition {
    /// No key stands for a flag that is not set: whoever asks for false asks for those without a key.
    fileprivate func turningFlags() -> FieldCondition {
        guard field.kind == .flag, test == .within([.only(SortKey(false))]) else { return self }
        return FieldCondition(field, .within([.only(SortKey(true))]), isNegated: !isNegated)
    }
}
