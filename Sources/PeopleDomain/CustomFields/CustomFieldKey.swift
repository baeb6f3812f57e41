/// The name by which programs know a custom field: `cf_` and the words of its name, as `cf_lead_source`.
public struct CustomFieldKey: Hashable, Sendable, CustomStringConvertible {
    public static let prefix = "cf_"

    public let string: String

    /// The key that a field of this name has: lower case without accents, letters and digits of any script, an
    /// underscore for each run of anything else.
    ///
    /// - Throws: ``FieldFault`` for a name without a letter or digit.
    public init(naming name: CustomFieldName) throws(FieldFault) {
        let words = TextFolding.searchFolded(name.string).unicodeScalars.split { !Self.isWordCharacter($0) }
        if words.isEmpty { throw FieldFault("must contain a letter or a digit") }
        string = Self.prefix + words.map { String($0) }.joined(separator: "_")
    }

    /// A key as a client or a store wrote it. Whether a field has it, only a schema knows.
    public init(_ string: String) { self.string = string }

    public var description: String { string }

    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .nonspacingMark,
            .spacingMark, .decimalNumber, .letterNumber:
            true
        default: false
        }
    }
}

extension CustomFieldKey: Comparable {
    /// The order of the bytes.
    public static func < (a: Self, b: Self) -> Bool { a.string.utf8.lexicographicallyPrecedes(b.string.utf8) }
}
