import PeopleDomain

/// Which part of a list is asked for (contract, section 1).
public struct PageRequest: Hashable, Sendable {
    public static let allowedLimits = 1...100
    public static let standardLimit = 50
    public static let first = PageRequest(uncheckedLimit: standardLimit, start: .offset(0), includesTotal: true)

    public let limit: Int
    public let start: Start
    /// Whether it is asked how long the whole list is, which may take longer than the page.
    public let includesTotal: Bool

    public enum Start: Hashable, Sendable {
        /// Behind so many items.
        case offset(Int)
        /// Behind the place of an item, which may be gone.
        case after(RecordPosition)
    }

    /// - Throws: ``ValidationFailure`` where the limit is not in 1...100 or the offset is negative.
    public init(limit: Int = standardLimit, offset: Int = 0, includesTotal: Bool = true) throws(ValidationFailure) {
        try self.init(limit: limit, start: .offset(offset), includesTotal: includesTotal)
    }

    /// - Throws: ``ValidationFailure`` where the limit is not in 1...100 or the offset is negative.
    public init(limit: Int = standardLimit, start: Start, includesTotal: Bool = true) throws(ValidationFailure) {
        var faults = FaultCollector()
        if !Self.allowedLimits.contains(limit) { faults.add("limit", "must be a whole number from 1 to 100") }
        if case .offset(..<0) = start { faults.add("offset", "must be a whole number from 0") }
        try faults.throwIfAny()
        self.init(uncheckedLimit: limit, start: start, includesTotal: includesTotal)
    }

    private init(uncheckedLimit limit: Int, start: Start, includesTotal: Bool) {
        self.limit = limit
        self.start = start
        self.includesTotal = includesTotal
    }

    /// How many items are stepped over; 0 behind a place.
    public var offset: Int {
        switch start {
        case .offset(let offset): offset
        case .after: 0
        }
    }

    /// The place that the page begins behind; `nil` for an offset.
    public var position: RecordPosition? {
        switch start {
        case .offset: nil
        case .after(let position): position
        }
    }
}
