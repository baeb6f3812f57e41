/// How often a record was written: 1 when created, one more with each change. It never goes back.
public struct Revision: Hashable, Sendable, Comparable {
    public static let first = Revision(1)

    public let number: Int64

    public init(_ number: Int64) { self.number = number }

    public var next: Revision { Revision(number + 1) }

    public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}
