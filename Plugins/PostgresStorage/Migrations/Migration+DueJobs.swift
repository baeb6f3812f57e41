#if Postgres
import PeopleStorage

extension Migration {
    /// What can be claimed, each kind by itself: whoever does one kind does not walk through what waits of the others.
    static let dueJobs = Migration(
        version: 8, name: "due jobs by kind",
        sql: """
            DROP INDEX job_due;
            CREATE INDEX job_due ON job (kind, due_at, id) WHERE due_at IS NOT NULL;
            """)
}
#endif
