import PeopleDomain

/// People who may be one and the same, for one reason.
public struct DuplicateGroup: Hashable, Sendable {
    public let reason: DuplicateReason
    /// Newest first. Where there are more than ``StorageLimits/maximumDuplicatesShown``, these are the first by the user
    /// who created them.
    public let people: [Person]
    /// How many there are, at least two: up to ``StorageLimits/maximumDuplicatesCounted``, which means so many or more.
    public let count: Int

    public init(reason: DuplicateReason, people: [Person], count: Int) {
        self.reason = reason
        self.people = people
        self.count = count
    }
}
