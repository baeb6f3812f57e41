#if SQLite
import PeopleStorage

extension Migration {
    /// All of them, in order, from version 1 without a gap. The version is what `PRAGMA user_version` is after it.
    static let all: [Migration] = [
        .initial, .organizationOrder, .claims, .fieldValues, .historyAndTrash, .duplicates, .merges, .jobs,
    ]
}
#endif
