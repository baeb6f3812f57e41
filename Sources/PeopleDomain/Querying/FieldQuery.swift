/// Conditions and an order, read against the fields that records have.
public struct FieldQuery: Hashable, Sendable {
    /// How many conditions a query can have.
    public static let maximumFilters = 20
    /// How many values one condition can name.
    public static let maximumValues = 100

    public let conditions: [FieldCondition]
    public let order: RecordOrder
    /// Whether a custom field is asked about, so that it counts which there are.
    public var namesCustomFields: Bool {
        (conditions.map(\.field) + order.terms.map(\.field)).contains { if case .custom = $0 { true } else { false } }
    }

    /// - Throws: ``ValidationFailure`` with every filter and term that names no field, a field without the flag that it
    ///   takes, an operator that the field does not have, or a value that is none of its values.
    public init(
        filters: [FieldFilter], sort: [SortTerm], schema: CustomFieldSchema
    ) throws(ValidationFailure) {
        var faults = FaultCollector()
        if filters.count > Self.maximumFilters {
            faults.add("filter", "must be given at most \(Self.maximumFilters) times")
        }
        let conditions = filters.prefix(Self.maximumFilters).compactMap { filter in
            faults.parse(filter.name) { () throws(FieldFault) in
                try filter.condition(on: schema.filterableField(filter.field))
            }
        }
        if sort.count > RecordOrder.maximumTerms {
            faults.add("sort", "must name at most \(RecordOrder.maximumTerms) fields")
        }
        let terms = sort.prefix(RecordOrder.maximumTerms).compactMap { term in
            faults.parse("sort") { () throws(FieldFault) in
                RecordOrder.Term(try schema.sortableField(term.field), isDescending: term.isDescending)
            }
        }
        if Set(sort.map(\.field)).count < sort.count { faults.add("sort", "must name each field once") }
        try faults.throwIfAny()
        self.conditions = Self.merged(conditions)
        order = RecordOrder(terms)
    }

    /// Conditions on one field become one, where a record has but one key in it: "from 10" and "below 20" are one range.
    private static func merged(_ conditions: [FieldCondition]) -> [FieldCondition] {
        var merged: [FieldCondition] = []
        for condition in conditions {
            if let index = merged.firstIndex(where: { $0.field == condition.field }),
                let both = merged[index].merged(with: condition)
            {
                merged[index] = both
            } else if !merged.contains(condition) {
                merged.append(condition)
            }
        }
        return merged
    }
}

extension FieldCondition {
    fileprivate func merged(with other: FieldCondition) -> FieldCondition? {
        guard !isNegated, !other.isNegated, !field.isMultiple,
            case (.within(let ranges), .within(let others)) = (test, other.test)
        else { return nil }
        return FieldCondition(
            field,
            .within(
                ranges.flatMap { range in others.compactMap(range.intersection) }.sorted {
                    $0.lowerBound < $1.lowerBound
                }))
    }
}

extension CustomFieldSchema {
    fileprivate func filterableField(_ name: String) throws(FieldFault) -> QueryField {
        let (field, definition) = try queryField(name)
        if let definition, !definition.flags.contains(.filterable) {
            throw FieldFault("needs isFilterable, which is false for \(definition.key)")
        }
        return field
    }

    fileprivate func sortableField(_ name: String) throws(FieldFault) -> QueryField {
        let (field, definition) = try queryField(name)
        if let definition, !definition.flags.contains(.sortable) {
            throw FieldFault("needs isSortable, which is false for \(definition.key)")
        }
        if definition == nil, field.kind == .flag || field.kind == .identifier {
            throw FieldFault("can't be by \(field.name), which has no order")
        }
        return field
    }

    private func queryField(_ name: String) throws(FieldFault) -> (QueryField, CustomFieldDefinition?) {
        switch entityType {
        case .people: if let field = PersonField(rawValue: name) { return (.person(field), nil) }
        case .companies: if let field = CompanyField(rawValue: name) { return (.company(field), nil) }
        }
        if let definition = definition(name) { return (.custom(CustomQueryField(definition)), definition) }
        throw FieldFault("names no field of your \(entityType.plural): \(name.prefix(100))")
    }
}
