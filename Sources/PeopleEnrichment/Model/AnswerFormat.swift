/// How strictly a server can be told what an answer looks like. Not every one knows of schemas.
enum AnswerFormat: Int, Comparable, Sendable {
    case schema, object, plain

    /// What is tried where this is refused.
    var simpler: AnswerFormat? { AnswerFormat(rawValue: rawValue + 1) }

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
