/// A field to put a list in order by, as it was asked for: `lastName`, or `-cf_score` for the greatest first.
public struct SortTerm: Hashable, Sendable {
    public let field: String
    public let isDescending: Bool

    public init(_ field: String, isDescending: Bool = false) {
        self.field = field
        self.isDescending = isDescending
    }

    /// Reads terms that are separated by commas.
    public static func list(_ text: String) -> [SortTerm] {
        text.split(separator: ",", omittingEmptySubsequences: false).map { term in
            term.hasPrefix("-") ? SortTerm(String(term.dropFirst()), isDescending: true) : SortTerm(String(term))
        }
    }
}
