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

/// A part of a list, and how long the whole is.
public struct Page<Item: Sendable>: Sendable {
    public let items: [Item]
    /// How many items the whole list has.
    public let total: Int
    public let request: PageRequest

    public init(items: [Item], total: Int, request: PageRequest) {
        self.items = items
        self.total = total
        self.request = request
    }

    /// Whether items follow behind this page.
    public var hasMore: Bool { total - items.count > request.offset }
}

extension Page: Equatable where Item: Equatable {}
