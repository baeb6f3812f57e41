/// One change of a person or a company, as its history tells it.
public struct HistoryEntry: Hashable, Sendable {
    /// The revision of the record that the change made. A deletion has the one that the record would have had.
    public let revision: Revision
    public let kind: HistoryKind
    public let at: Timestamp
    public let author: ChangeAuthor
    /// Empty for a creation: what the record was created with is what later changes call old, or what it has now.
    public let changes: FieldChanges

    public init(
        revision: Revision, kind: HistoryKind, at: Timestamp, author: ChangeAuthor, changes: FieldChanges = .none
    ) {
        self.revision = revision
        self.kind = kind
        self.at = at
        self.author = author
        self.changes = changes
    }
}

/// What was done to a record.
public enum HistoryKind: String, CaseIterable, Hashable, Sendable {
    case created, updated
    /// It was put into the trash.
    case deleted
    /// It was taken out of the trash. What is not as it was before stands in the changes.
    case restored
    /// Another person was merged into it, or it into another; the changes say which.
    case merged
    /// A merge into it was undone.
    case unmerged
}

/// Who made a change.
public struct ChangeAuthor: Hashable, Sendable {
    /// `nil` where that was no user: the operator of the store.
    public let userID: User.ID?
    /// The key with which the user called; `nil` where that was not by a key.
    public let keyID: APIKey.ID?

    public init(userID: User.ID?, keyID: APIKey.ID?) {
        self.userID = userID
        self.keyID = keyID
    }
}

/// The record that a history is of: one that notes can be about.
public typealias HistorySubject = NoteSubject
