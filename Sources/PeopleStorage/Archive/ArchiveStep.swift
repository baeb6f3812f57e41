import PeopleDomain

/// What is done with a record that is written to an archive.
public enum ArchiveStep: Hashable, Sendable {
    case add
    case replace
    /// It is there already.
    case leave
}

extension StoreRecord {
    /// What to do with this record in a store: one rule for every backend.
    ///
    /// Records only go forward. A copy that is run again brings what has changed in its source since, and can't take
    /// back what was changed in the target.
    ///
    /// - Parameters:
    ///   - kept: the record of the same id, where the organization has it.
    ///   - last: where the table of the organization ends; `nil` where it is empty.
    /// - Throws: `conflict(.archive)`.
    public func step(over kept: StoreRecord?, behind last: StorePlace?) throws(StorageError) -> ArchiveStep {
        guard let kept else {
            // Lists are in the order of creation, and nothing can be put between.
            if let last, place <= last { throw conflict(.outOfOrder) }
            return .add
        }
        if self == kept { return .leave }
        if isLater(than: kept) { return .replace }
        throw conflict(.changedHere)
    }

    /// The failure of writing this record.
    public func conflict(_ obstacle: ArchiveConflict.Obstacle) -> StorageError {
        .conflict(.archive(ArchiveConflict(record: reference, obstacle: obstacle)))
    }

    /// Whether the other record can have become this one.
    private func isLater(than other: StoreRecord) -> Bool {
        switch (self, other) {
        case (.customFields(let new), .customFields(let old)): new.revision > old.revision
        case (.company(let new), .company(let old)): new.revision > old.revision && place == other.place
        case (.person(let new), .person(let old)):
            new.revision > old.revision && place == other.place && new.createdBy == old.createdBy
        case (.note(let new), .note(let old)):
            new.revision > old.revision && place == other.place && new.createdBy == old.createdBy
                && new.subject == old.subject
        case (.apiKey(let new, let digest), .apiKey(let old, let oldDigest)):
            digest == oldDigest && new.isLater(than: old)
        case (.profile(let new), .profile(let old)): new.revision > old.revision && new.personID == old.personID
        case (.job(let new), .job(let old)): new.isLater(than: old)
        case (.tokenUse(let new), .tokenUse(let old)): new.tokens > old.tokens && new.month == old.month
        default: false
        }
    }
}

extension APIKey {
    /// A key has no revision: it was used since, or revoked, and all else is the same.
    fileprivate func isLater(than other: APIKey) -> Bool {
        var later = other
        later.lastUsedAt = lastUsedAt
        later.revokedAt = revokedAt
        guard self == later, other.revokedAt == nil || other.revokedAt == revokedAt else { return false }
        guard let before = other.lastUsedAt else { return true }
        return lastUsedAt.map { $0 >= before } ?? false
    }
}
