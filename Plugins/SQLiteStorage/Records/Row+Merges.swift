#if SQLite
import PeopleDomain
import PeopleStorage

/// A merge, and the row that who was merged had.
struct StoredMerge {
    let row: Int64
    let merge: Merge
}

extension Row {
    mutating func storedMerge() -> StoredMerge? {
        let row = int64()
        let at = time()
        let user = optionalID(Person.self)
        let author = ChangeAuthor(userID: user, keyID: optionalID(APIKey.self))
        guard let other = Person(putAwayForm: text()), let before = Person(putAwayForm: text()),
            let after = Person(putAwayForm: text())
        else {
            refuse()
            return nil
        }
        return StoredMerge(
            row: row, merge: Merge(other: other, before: before, after: after, at: at, author: author))
    }
}
#endif
