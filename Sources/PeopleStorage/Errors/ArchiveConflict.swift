import PeopleDomain

/// Why a record can't be written to an archive.
public struct ArchiveConflict: Hashable, Sendable {
    public let record: RecordReference
    public let obstacle: Obstacle

    public init(record: RecordReference, obstacle: Obstacle) {
        self.record = record
        self.obstacle = obstacle
    }

    public enum Obstacle: Hashable, Sendable {
        /// Another record has its email address, name, key or digest, of which there can be only one.
        case isTaken(by: RecordReference)
        /// The store has the record otherwise, and not at an earlier revision.
        case changedHere
        /// The store has records that were created after it.
        case outOfOrder
        /// Another organization has a record of that id.
        case isElsewhere
    }
}
