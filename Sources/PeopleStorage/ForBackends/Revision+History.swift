import PeopleDomain

extension Revision {
    /// The last revision that a history no longer tells once the record has this one; `nil` where it tells all.
    public var lastForgotten: Revision? {
        number > Int64(StorageLimits.maximumHistory) ? Revision(number - Int64(StorageLimits.maximumHistory)) : nil
    }
}
