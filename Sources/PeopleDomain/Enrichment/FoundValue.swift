/// A value that stands in a source.
public struct FoundValue: Hashable, Sendable {
    public let field: ProfileField
    /// A text, a number, or an object for the fields that are made of several.
    public let value: JSONValue
    public let provenance: Provenance
    public let confidence: Confidence
    /// Whether something beside the name says that the source speaks of this person. Without it a value is only suggested.
    public let isIdentitySure: Bool

    public init(
        field: ProfileField, value: JSONValue, provenance: Provenance, confidence: Confidence, isIdentitySure: Bool
    ) {
        self.field = field
        self.value = value
        self.provenance = provenance
        self.confidence = confidence
        self.isIdentitySure = isIdentitySure
    }
}
