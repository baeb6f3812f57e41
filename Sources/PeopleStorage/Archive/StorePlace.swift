import PeopleDomain

/// Where a record stands in its table: behind all that were created before it.
public struct StorePlace: Hashable, Sendable, Comparable {
    public let time: Timestamp
    /// That of the record, whatever it identifies.
    public let id: Identifier<StoreRecord>

    public init<Entity>(_ time: Timestamp, _ id: Identifier<Entity>) {
        self.time = time
        self.id = Identifier(high: id.high, low: id.low)
    }

    public static func < (a: Self, b: Self) -> Bool { a.time == b.time ? a.id < b.id : a.time < b.time }
}
