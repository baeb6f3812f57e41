#if SQLite
/// Statements about jobs.
enum JobQueries {
    /// In the order in which `Row.job()` reads them.
    static let columns = """
        j.id, j.kind, j.person, j.state, j.attempts, j.requested_by, j.created_at, j.next_attempt_at, j.started_at, \
        j.finished_at, j.report
        """

    // MARK: Reads

    /// Of the id ?1 in the organization ?2, with its row, its lease and who created the person.
    static let byID = SQL(
        """
        SELECT row, lease, created_by, \(columns) FROM job j WHERE id = ?1 AND organization = ?2 AND is_shown = 1
        """)
    /// The one of the kind ?2 that is still to end, of the person ?1.
    static let alive = SQL("SELECT \(columns) FROM job j WHERE person = ?1 AND kind = ?2 AND due_at IS NOT NULL")
    static let existsOfPerson = SQL("SELECT 1 FROM job WHERE person = ?1 LIMIT 1")
    static let lastRow = SQL("SELECT row FROM job WHERE row BETWEEN ?1 AND ?2 ORDER BY row DESC LIMIT 1")

    // MARK: Lists

    /// Of an organization, ?1.
    static let ofAll = JobList(columns, where: "organization = ?1", index: "job_place")
    /// In the state ?2.
    static let ofState = JobList(columns, where: "organization = ?1 AND state = ?2", index: "job_state")
    /// Of the people whom ?3 created, in the state ?2 where one is given. A walk through these alone.
    static let ofCreator = JobList(
        columns, where: "created_by = ?3 AND organization = ?1 AND (?2 IS NULL OR state = ?2)", index: "job_creator")
    /// Of the person ?4, whom ?3 created where one is given. Few.
    static let ofPerson = JobList(
        columns,
        where:
            """
            person = ?4 AND organization = ?1 AND (?2 IS NULL OR state = ?2) AND (?3 IS NULL OR created_by = ?3)
            """,
        index: "job_person")

    /// Of all organizations, the newest ?1 first.
    static let newest = SQL(
        """
        SELECT o.id, \(columns) FROM job j CROSS JOIN organization o ON o.ordinal = j.organization
        WHERE j.id >= zeroblob(16) ORDER BY j.id DESC LIMIT ?1
        """)
    /// In the state ?2.
    static let newestOfState = SQL(
        """
        SELECT o.id, \(columns) FROM job j CROSS JOIN organization o ON o.ordinal = j.organization
        WHERE j.state = ?2 ORDER BY j.id DESC LIMIT ?1
        """)
    /// Of the id ?1, in whatever organization.
    static let owned = SQL(
        """
        SELECT o.id, \(columns) FROM job j CROSS JOIN organization o ON o.ordinal = j.organization WHERE j.id = ?1
        """)

    // MARK: Workers

    /// Of the kind ?1, those that can be claimed at ?2: at most ?3.
    static let due = SQL(
        """
        SELECT j.due_at, j.row, j.is_shown, o.id, \(columns)
        FROM job j INDEXED BY job_due CROSS JOIN organization o ON o.ordinal = j.organization
        WHERE j.kind = ?1 AND j.due_at <= ?2 ORDER BY j.due_at, j.id LIMIT ?3
        """)
    /// How many of the kind ?1 can be claimed at ?2, and since when the first can.
    static let waiting = SQL(
        "SELECT count(*), min(due_at) FROM job INDEXED BY job_due WHERE kind = ?1 AND due_at <= ?2")
    /// How many are with a worker at ?1.
    static let running = SQL("SELECT count(*) FROM job INDEXED BY job_running WHERE lease IS NOT NULL AND due_at > ?1")

    // MARK: Writes

    static let insert = SQL(
        """
        INSERT INTO job (
            row, organization, id, kind, person, created_by, is_shown, state, attempts, requested_by, created_at,
            next_attempt_at, started_at, finished_at, due_at, lease, report)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        """)
    static let update = SQL(
        """
        UPDATE job SET
            state = ?2, attempts = ?3, next_attempt_at = ?4, started_at = ?5, finished_at = ?6, report = ?7,
            due_at = ?8, lease = ?9
        WHERE row = ?1
        """)
    /// Lengthens the lease ?2 of the job ?1 to ?3.
    static let renew = SQL("UPDATE job SET due_at = ?3 WHERE id = ?1 AND lease = ?2")
    /// Removes those of the person ?1 and the kind ?2 that have ended and stand before the row ?3, but for the newest ?4.
    static let trim = SQL(
        """
        DELETE FROM job WHERE row IN (
            SELECT row FROM job INDEXED BY job_person
            WHERE person = ?1 AND row < ?3 AND kind = ?2 AND due_at IS NULL ORDER BY row DESC LIMIT -1 OFFSET ?4)
        """)
    /// Ends at ?2 what is still to end of the person ?1, who is there no longer.
    static let hide = SQL(
        """
        UPDATE job INDEXED BY job_person SET
            is_shown = 0, state = iif(due_at IS NULL, state, 'cancelled'),
            finished_at = iif(due_at IS NULL, finished_at, ?2), due_at = NULL, lease = NULL
        WHERE person = ?1
        """)
    /// Of the person ?1, who is there again.
    static let show = SQL("UPDATE job INDEXED BY job_person SET is_shown = 1 WHERE person = ?1")
    static let deleteOfPerson = SQL("DELETE FROM job WHERE person = ?1")
}

/// The jobs of a list in both directions, and how many there are. ?5 is the limit, ?6 the offset, also of the count, which is
/// one row: both are given the same values.
struct JobList: Sendable {
    let page: PagedSQL
    /// Goes through the entries of one index.
    let count: SQL

    fileprivate init(_ columns: String, where condition: String, index: String) {
        page = PagedSQL { order in
            """
            SELECT \(columns) FROM job j INDEXED BY \(index) WHERE is_shown = 1 AND \(condition)
            ORDER BY row \(order) LIMIT ?5 OFFSET ?6
            """
        }
        count = SQL(
            "SELECT count(*) FROM job INDEXED BY \(index) WHERE is_shown = 1 AND \(condition) LIMIT ?5 OFFSET ?6")
    }
}
#endif
