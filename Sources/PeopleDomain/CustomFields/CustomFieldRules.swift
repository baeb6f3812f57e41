/// What values a custom field takes, and which of them a new record has where none was given.
public struct CustomFieldRules: Hashable, Sendable {
    public let constraint: CustomFieldConstraint
    /// The value of a new record whose client said nothing about the field; one that the field takes.
    public let defaultValue: CustomFieldValue?

    public init(_ constraint: CustomFieldConstraint) {
        self.constraint = constraint
        defaultValue = nil
    }

    /// - Parameter value: the default as a client sends a value; an empty one is none.
    /// - Throws: ``FieldFault`` where the field would not take it.
    public init(_ constraint: CustomFieldConstraint, default value: JSONValue) throws(FieldFault) {
        self.constraint = constraint
        defaultValue = try constraint.check(value)
    }

    public var type: CustomFieldType { constraint.type }

    public var options: SelectOptions? { constraint.options }

    /// Takes a value that a client sent for a field of these rules.
    ///
    /// - Returns: the value in the form in which it is stored; `nil` where the client sent an empty one, which is none.
    /// - Throws: ``FieldFault`` that says what was expected.
    public func check(_ value: JSONValue) throws(FieldFault) -> CustomFieldValue? { try constraint.check(value) }
}

/// Rules without a default.
extension CustomFieldRules {
    public static let textarea = CustomFieldRules(.textarea)
    public static let boolean = CustomFieldRules(.boolean)
    public static let date = CustomFieldRules(.date)
    public static let datetime = CustomFieldRules(.datetime)
    public static let url = CustomFieldRules(.url)
    public static let email = CustomFieldRules(.email)
    public static let phone = CustomFieldRules(.phone)

    public static func text(maximumLength: Int?, pattern: TextPattern? = nil) -> CustomFieldRules {
        CustomFieldRules(.text(TextRules(maximumLength: maximumLength, pattern: pattern)))
    }

    public static func number(_ rules: NumberRules) -> CustomFieldRules { CustomFieldRules(.number(rules)) }

    public static func select(_ options: SelectOptions) -> CustomFieldRules { CustomFieldRules(.select(options)) }

    public static func multiselect(_ options: SelectOptions) -> CustomFieldRules {
        CustomFieldRules(.multiselect(options))
    }
}
