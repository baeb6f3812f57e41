import PeopleDomain
import PeopleStorage

/// Why a copy stopped. What was copied until then is there, and the copy can be run again.
public enum StoreCopyFailure: Error, Hashable, Sendable {
    /// The target has something that a record of the source is at odds with.
    case refused(ArchiveConflict)
    /// A record refers to another that the target does not have: the source was changed meanwhile.
    case missing(RecordReference)
    /// An organization has so many merges, which are not copied; nothing was.
    case wouldLeaveMerges(Organization, Int)
    case unavailable(End, Unavailability)
    /// One of the stores holds or says what it can't.
    case broken(End, String)

    /// Which of the two stores.
    public enum End: String, Hashable, Sendable { case source, target }
}

extension StoreCopyFailure {
    init(_ error: StorageError, _ end: End) {
        switch error {
        case .unavailable(let reason), .outcomeUnknown(let reason): self = .unavailable(end, reason)
        case .corrupted(let reason): self = .broken(end, reason)
        case .conflict, .notFound, .incomplete, .stale, .staleSchema:
            self = .broken(end, "it answered with \(error)")
        }
    }

    init(writing error: StorageError) {
        switch error {
        case .conflict(.archive(let conflict)): self = .refused(conflict)
        case .notFound(let reference): self = .missing(reference)
        default: self.init(error, .target)
        }
    }
}
