import PeopleDomain

extension HistoryKind {
    /// The number by which backends store it.
    public var storedNumber: Int64 {
        switch self {
        case .created: 1
        case .updated: 2
        case .deleted: 3
        case .restored: 4
        case .merged: 5
        case .unmerged: 6
        }
    }

    /// `nil` for a number that ``storedNumber`` never gives.
    public init?(storedNumber: Int64) {
        guard let kind = Self.allCases.first(where: { $0.storedNumber == storedNumber }) else { return nil }
        self = kind
    }
}
