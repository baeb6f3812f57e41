/// An email address, kept as it was written and compared without regard to case.
///
/// Valid is what the WHATWG form rule calls valid (HTML, section "Email state"), at most 254 characters (RFC 5321,
/// section 4.5.3.1.3, less the angle brackets), and beyond it a domain in its own script, as "jörg@müller.example" has
/// behind the sign.
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    public static let maximumLength = 254

    public let string: String

    /// - Throws: ``FieldFault`` where the text is no valid address.
    public init(_ text: String) throws(FieldFault) {
        let trimmed = text.trimmingWhiteSpace()
        if trimmed.isEmpty { throw FieldFault("must not be empty") }
        guard trimmed.utf8.count <= Self.maximumLength * 4, trimmed.unicodeScalars.count <= Self.maximumLength else {
            throw FieldFault("must have at most \(Self.maximumLength) characters")
        }
        guard Self.isValid(trimmed) else { throw FieldFault("must be a valid email address") }
        string = trimmed
    }

    /// For storage backends: an address that went through the other initializer before it was stored.
    public init(stored string: String) { self.string = string }

    public var description: String { string }

    /// Equal for addresses that differ by case only. What a store keeps unique.
    public var comparisonKey: String { TextFolding.caseFolded(string) }

    private static func isValid(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let at = scalars.firstIndex(of: "@") else { return false }
        let local = scalars[..<at]
        let domain = scalars[scalars.index(after: at)...]
        guard !local.isEmpty, local.allSatisfy(isLocal) else { return false }
        return domain.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isLabel)
    }

    private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        isASCIIAlphanumeric(scalar) || ".!#$%&'*+/=?^_`{|}~-".unicodeScalars.contains(scalar)
    }

    /// A label of a domain name: letters, digits and inner hyphens, 1 to 63 of them.
    private static func isLabel(_ label: Substring.UnicodeScalarView) -> Bool {
        guard (1...63).contains(label.count), label.first != "-", label.last != "-" else { return false }
        return label.allSatisfy { $0 == "-" || isASCIIAlphanumeric($0) || (!$0.isASCII && isInternational($0)) }
    }

    private static func isASCIIAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }

    /// Letters, marks and digits of other scripts: near to what IDNA 2008 allows (RFC 5892).
    private static func isInternational(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark,
            .decimalNumber:
            true
        default: false
        }
    }
}
