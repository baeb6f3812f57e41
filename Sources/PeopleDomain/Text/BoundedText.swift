/// How long a kind of text may be, counted in Unicode scalars after trimming (contract, section 1).
public protocol TextLimits: Sendable {
    static var lengths: ClosedRange<Int> { get }
}

/// A text that was trimmed of surrounding white space, is as long as `Limits` wants, and has no NUL character (which
/// PostgreSQL can't store).
public struct BoundedText<Limits: TextLimits>: Hashable, Sendable, CustomStringConvertible {
    public let string: String

    /// - Throws: ``FieldFault`` where the text is too short, too long or has a NUL character.
    public init(_ text: String) throws(FieldFault) {
        let trimmed = text.trimmingWhiteSpace()
        let limits = Limits.lengths
        // A scalar takes at most four bytes: a long text is refused without counting it.
        let length = trimmed.utf8.count > limits.upperBound * 4 ? Int.max : trimmed.unicodeScalars.count
        if length < limits.lowerBound {
            throw FieldFault(
                limits.lowerBound == 1 ? "must not be empty" : "must have at least \(limits.lowerBound) characters")
        }
        if length > limits.upperBound {
            throw FieldFault("must have at most \(limits.upperBound) characters")
        }
        if trimmed.utf8.contains(0) { throw FieldFault("must not contain a NUL character") }
        string = trimmed
    }

    /// For storage backends: a text that went through the other initializer before it was stored.
    public init(stored string: String) {
        self.string = string
    }

    public var description: String { string }
}

extension String {
    /// Without the white space (Unicode's White_Space property) at both ends.
    public func trimmingWhiteSpace() -> String {
        // Most texts have none, and are handed back without a copy.
        guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return self }
        guard first.properties.isWhitespace || last.properties.isWhitespace else { return self }
        let scalars = unicodeScalars.drop(while: \.properties.isWhitespace)
        guard let end = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(scalars[...end])
    }
}
