/// The options of a `select` or `multiselect` field: 1 to 500, no value twice.
public struct SelectOptions: Hashable, Sendable {
    public static let maximumCount = 500

    public let options: [SelectOption]

    /// - Throws: ``FieldFault`` where there are none, too many, or two of one value.
    public init(_ options: [SelectOption]) throws(FieldFault) {
        if options.isEmpty { throw FieldFault("must have at least one option") }
        if options.count > Self.maximumCount { throw FieldFault("must have at most \(Self.maximumCount) options") }
        var values: Set<String> = []
        for option in options where !values.insert(option.value.string).inserted {
            throw FieldFault("must not have the value \"\(option.value)\" twice")
        }
        self.options = options
    }

    public func contains(_ value: String) -> Bool { options.contains { $0.value.string == value } }

    /// The values that `new` no longer has.
    public func values(missingIn new: SelectOptions) -> [String] {
        options.map(\.value.string).filter { !new.contains($0) }
    }
}

/// One choice: the value that is stored, and how it is shown.
public struct SelectOption: Hashable, Sendable {
    public let value: OptionText
    public let label: OptionText
    public let color: OptionColor?

    /// A label that is missing is the value.
    public init(value: OptionText, label: OptionText? = nil, color: OptionColor? = nil) {
        self.value = value
        self.label = label ?? value
        self.color = color
    }
}

/// The value or label of an option, 1 to 100 characters.
public typealias OptionText = BoundedText<OptionTextLimits>
/// The color of an option in whatever notation the client uses, 1 to 50 characters.
public typealias OptionColor = BoundedText<OptionColorLimits>

public enum OptionTextLimits: TextLimits { public static let lengths = 1...100 }
public enum OptionColorLimits: TextLimits { public static let lengths = 1...50 }
