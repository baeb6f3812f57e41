/// What a text must look like as a whole: the `pattern` of a custom field.
///
/// A pattern comes from a client, so that no pattern may take longer than the text is long: it runs as an automaton
/// that looks at each character once, in at most ``maximumStates`` steps, and never goes back. Backreferences and
/// lookaround can't be done so, and are refused.
///
/// What is taken means the same as in the `pattern` attribute of HTML, which is ECMAScript with the `u` flag, so that a
/// form and the server agree: literals, `.`, classes with ranges and negation, `\d \w \s` and their negations, groups,
/// alternation, `* + ? {n} {n,} {n,m}` (also lazy, which is the same for a whole text), `^` and `$` for the two ends,
/// and escapes. A character is a Unicode scalar; case and canonical equivalence are not folded.
public struct TextPattern: Sendable, CustomStringConvertible {
    /// In characters. As much as a person reads.
    public static let maximumLength = 200
    /// After bounds are written out: `a{3}` has three. The most steps that a character of a text can take.
    public static let maximumStates = 1000

    public let text: String
    private let program: PatternProgram

    /// - Throws: ``FieldFault`` that names what can't be understood, or can't be done in time.
    public init(_ text: String) throws(FieldFault) {
        guard text.utf8.count <= Self.maximumLength * 4, text.unicodeScalars.count <= Self.maximumLength else {
            throw FieldFault("must have at most \(Self.maximumLength) characters")
        }
        if text.utf8.contains(0) { throw FieldFault("must not contain a NUL character") }
        var parser = PatternParser(text)
        program = try PatternProgram(parser.parse())
        self.text = text
    }

    /// Whether the whole of a text is as the pattern says.
    public func matches(_ text: String) -> Bool { program.matches(text.unicodeScalars) }

    public var description: String { text }
}

extension TextPattern: Hashable {
    /// By the bytes: to an automaton, a composed and a decomposed letter are two things.
    public static func == (a: Self, b: Self) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    public func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}
