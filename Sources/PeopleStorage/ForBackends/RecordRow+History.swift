import PeopleDomain

extension RecordRow {
    /// Reads revision, kind, time, user, key and changes.
    ///
    /// - Parameter changes: makes them of what is stored.
    public mutating func historyEntry(_ changes: (String) -> FieldChanges) -> HistoryEntry? {
        let revision = revision()
        guard let kind = HistoryKind(storedNumber: int64()) else {
            refuse()
            return nil
        }
        let at = time()
        let author = changeAuthor()
        return HistoryEntry(
            revision: revision, kind: kind, at: at, author: author, changes: optionalText().map(changes) ?? .none)
    }

    /// Reads a record that was put away, when that was, and by whom: user and key.
    public mutating func deleted<Record: PutAwayForm & Sendable & Hashable>(
        _: Record.Type = Record.self
    ) -> Deleted<Record>? {
        guard let record = Record(putAwayForm: text()) else {
            refuse()
            return nil
        }
        let deletedAt = time()
        return Deleted(record, deletedAt: deletedAt, author: changeAuthor())
    }

    private mutating func changeAuthor() -> ChangeAuthor {
        let user = optionalID(Person.self)
        return ChangeAuthor(userID: user, keyID: optionalID(APIKey.self))
    }
}
