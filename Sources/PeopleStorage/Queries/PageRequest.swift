import PeopleDomain

/// Which part of a list is asked for (contract, section 1).
public struct PageRequest: Hashable, Sendable {
    public static let allowedLimits = 1...100
    public static let standardLimit = 50
    public static let first = PageRequest(uncheckedLimit: standardLimit, offset: 0)

    public let limit: Int
    public let offset: Int

    /// - Throws: ``ValidationFailure`` where the limit is not in 1...100 or the offset is negative.
    public init(limit: Int = standardLimit, offset: Int = 0) throws(ValidationFailure) {
        var faults = FaultCollector()
        if !Self.allowedLimits.contains(limit) { faults.add("limit", "must be a whole number from 1 to 100") }
        if offset < 0 { faults.add("offset", "must be a whole number from 0") }
        try faults.throwIfAny()
        self.init(uncheckedLimit: limit, offset: offset)
    }

    private init(uncheckedLimit limit: Int, offset: Int) {
        self.limit = limit
        self.offset = offset
    }
}
