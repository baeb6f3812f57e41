#if Postgres
import PeopleStorage

extension Migration {
    /// Every step, in order; the version of each is its place.
    static let all: [Migration] = [
        .initial, .claims, .fieldValues, .historyAndTrash, .duplicates, .merges, .jobs, .dueJobs,
    ]
}
#endif
