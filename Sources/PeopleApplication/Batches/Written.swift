import PeopleDomain

/// A record as a write left it, or as it was when it was deleted, and what the write did.
public struct Written<Record: Sendable>: Sendable {
    public let record: Record
    public let effect: WriteEffect

    public init(record: Record, effect: WriteEffect) {
        self.record = record
        self.effect = effect
    }
}
