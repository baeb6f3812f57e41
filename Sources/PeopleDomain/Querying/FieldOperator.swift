/// How a filter compares (contract, section 2): `filter[cf_score][gte]=10`.
public enum FieldOperator: String, CaseIterable, Hashable, Sendable {
    case equal = "eq"
    case notEqual = "ne"
    case greater = "gt"
    case greaterOrEqual = "gte"
    case less = "lt"
    case lessOrEqual = "lte"
    /// One of several values, separated by commas.
    case oneOf = "in"
    case containing = "contains"
    /// `true` or `false`: whether there is no value.
    case isNull

    public static let list = allCases.map(\.rawValue).joined(separator: ", ")
}
