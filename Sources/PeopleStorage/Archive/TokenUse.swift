import PeopleDomain

/// How many tokens models read and wrote for an organization in a month: what its monthly budget counts.
public struct TokenUse: Hashable, Sendable {
    /// As ``Timestamp/month``.
    public let month: Int
    /// More than none: of a month without any nothing is kept.
    public let tokens: Int

    public init(month: Int, tokens: Int) {
        self.month = month
        self.tokens = tokens
    }
}
