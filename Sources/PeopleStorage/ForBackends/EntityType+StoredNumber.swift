import PeopleDomain

extension EntityType {
    /// The number by which backends store it.
    public var storedNumber: Int64 {
        switch self {
        case .people: 1
        case .companies: 2
        }
    }

    /// `nil` for a number that ``storedNumber`` never gives.
    public init?(storedNumber: Int64) {
        guard let type = Self.allCases.first(where: { $0.storedNumber == storedNumber }) else { return nil }
        self = type
    }
}
