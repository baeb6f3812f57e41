/// Keys that stand next to each other in an index: those from one on, up to another and without it.
public struct KeyRange: Hashable, Sendable {
    public static let all = KeyRange(from: .least)

    public let lowerBound: SortKey
    /// `nil` where the range has no end.
    public let upperBound: SortKey?

    public init(from lowerBound: SortKey, to upperBound: SortKey? = nil) {
        self.lowerBound = lowerBound
        self.upperBound = upperBound
    }

    public static func only(_ key: SortKey) -> KeyRange { KeyRange(from: key, to: key.successor) }

    /// The one key that the range has; `nil` where it can have others.
    public var onlyKey: SortKey? { upperBound == lowerBound.successor ? lowerBound : nil }

    public func contains(_ key: SortKey) -> Bool {
        guard key >= lowerBound else { return false }
        return upperBound.map { key < $0 } ?? true
    }

    /// What both have; `nil` where that is nothing.
    public func intersection(_ other: KeyRange) -> KeyRange? {
        let upperBounds = [upperBound, other.upperBound].compactMap(\.self)
        let common = KeyRange(from: max(lowerBound, other.lowerBound), to: upperBounds.min())
        if let upperBound = common.upperBound, common.lowerBound >= upperBound { return nil }
        return common
    }
}
