/// How sure a value is: 0 to 0.99, computed of how it was found and never asked of a model.
public struct Confidence: Hashable, Comparable, Sendable {
    /// Hundredths.
    public let percent: Int

    /// Takes the nearest that there is: nothing that was found is surer than 99 hundredths.
    public init(percent: Int) { self.percent = min(max(percent, 0), 99) }

    public static func < (a: Self, b: Self) -> Bool { a.percent < b.percent }
}
