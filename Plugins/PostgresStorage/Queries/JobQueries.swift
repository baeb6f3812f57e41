#if Postgres
/// Statements about jobs. $1 is the organization.
enum JobQueries {
    /// In the order in which `Row.job()` reads them.
    static let columns = """
        j.id, j.kind, j.person, j.state, j.attempts, j.requested_by, j.created_at, j.next_attempt_at, j.started_at, \
        j.finished_at, j.report
        """
    /// In the order in which `Row.storedJob()` reads them.
    fileprivate static let storedColumns = "j.created_by, j.due_at, j.lease, \(columns)"

    // MARK: Reads

    /// Of the id $2, behind who created the person.
    static let byID = SQL(
        "SELECT j.created_by, \(columns) FROM job j WHERE organization = $1::uuid AND id = $2::uuid AND is_shown")

    /// One page, newest first, with the total: of the person $4, the people whom $5 created, and the state $6, where these
    /// are given. To be planned each time, so that it takes the index for what is.
    static let page: SQL = {
        let condition = """
            organization = $1::uuid AND is_shown AND ($4::uuid IS NULL OR person = $4::uuid)
                AND ($5::uuid IS NULL OR created_by = $5::uuid) AND ($6::text IS NULL OR state = $6::text)
            """
        return SQL(
            """
            SELECT t.total, j.id IS NULL, \(columns)
            FROM (SELECT count(*) AS total FROM job WHERE \(condition)) t
            LEFT JOIN LATERAL (
                SELECT * FROM job WHERE \(condition) ORDER BY id DESC LIMIT $2::int8 OFFSET $3::int8) j ON true
            ORDER BY j.id DESC
            """)
    }()

    // MARK: For changes

    /// Those of the ids $2, which nobody else changes until the transaction ends.
    static let held = SQL(
        """
        SELECT \(storedColumns) FROM job j WHERE organization = $1::uuid AND id = ANY ($2::uuid[]) AND is_shown
        ORDER BY id FOR UPDATE
        """)
    /// Those that are still to end of the people $2.
    static let aliveOfPeople = SQL(
        """
        SELECT \(storedColumns) FROM job j
        WHERE organization = $1::uuid AND person = ANY ($2::uuid[]) AND due_at IS NOT NULL
        """)
    /// Those that are still to end of the people and kinds of the jobs $2.
    static let aliveBeside = SQL(
        """
        SELECT \(storedColumns) FROM job r
        JOIN job j ON j.organization = $1::uuid AND j.person = r.person AND j.kind = r.kind AND j.due_at IS NOT NULL
        WHERE r.organization = $1::uuid AND r.id = ANY ($2::uuid[])
        """)

    // MARK: Writes

    /// Where the person has one of the kind that is still to end, there is no other.
    static let insert = SQL(
        """
        INSERT INTO job (
            organization, is_shown, id, state, attempts, next_attempt_at, started_at, finished_at, report, due_at, lease,
            kind, person, created_by, requested_by, created_at)
        SELECT $1::uuid, true, * FROM unnest(
            $2::uuid[], $3::text[], $4::int8[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::text[],
            $9::timestamptz[], $10::int8[], $11::text[], $12::uuid[], $13::uuid[], $14::uuid[], $15::timestamptz[])
        ON CONFLICT (organization, person, kind) WHERE due_at IS NOT NULL DO NOTHING
        """)
    static let update = SQL(
        """
        \(updating(
            "$2::uuid[], $3::text[], $4::int8[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::text[], "
            + "$9::timestamptz[], $10::int8[]")) AND j.organization = $1::uuid
        """)

    /// - Parameter values: those of `Parameters.add(_ jobs:)`.
    fileprivate static func updating(_ values: String) -> String {
        """
        UPDATE job j SET state = v.state, attempts = v.attempts, next_attempt_at = v.next_attempt_at,
            started_at = v.started_at, finished_at = v.finished_at, report = v.report, due_at = v.due_at, lease = v.lease
        FROM unnest(\(values))
            AS v (id, state, attempts, next_attempt_at, started_at, finished_at, report, due_at, lease)
        WHERE j.id = v.id
        """
    }

    /// Removes those that have ended of each of the people $2 and the kind $3 and were created before the job $4, but for the
    /// newest $5.
    static let trim = SQL(
        """
        DELETE FROM job WHERE organization = $1::uuid AND id IN (
            SELECT ended.id FROM unnest($2::uuid[], $3::text[], $4::uuid[]) AS v (person, kind, id)
            CROSS JOIN LATERAL (
                SELECT j.id FROM job j
                WHERE j.organization = $1::uuid AND j.person = v.person AND j.kind = v.kind AND j.id < v.id
                    AND j.due_at IS NULL
                ORDER BY j.id DESC OFFSET $5::int8) ended)
        """)
    /// Of the people $2, who are there no longer: ends at $3 what is still to end.
    static let hide = SQL(
        """
        UPDATE job j SET is_shown = false, state = CASE WHEN due_at IS NULL THEN state ELSE 'cancelled' END,
            finished_at = CASE WHEN due_at IS NULL THEN finished_at ELSE v.at END, due_at = NULL, lease = NULL
        FROM unnest($2::uuid[], $3::timestamptz[]) AS v (person, at)
        WHERE j.organization = $1::uuid AND j.person = v.person
        """)
    /// Of the people $2, who are there again.
    static let show = SQL("UPDATE job SET is_shown = true WHERE organization = $1::uuid AND person = ANY ($2::uuid[])")
    /// Removes for good what was done for the people $2, and whoever was merged into them, with what it found.
    static let forget = SQL(
        """
        WITH everybody (id) AS (
            SELECT unnest($2::uuid[])
            UNION ALL SELECT id FROM merge WHERE organization = $1::uuid AND target = ANY ($2::uuid[])),
        profiles AS (
            DELETE FROM enrichment_profile e USING everybody p WHERE e.organization = $1::uuid AND e.person = p.id)
        DELETE FROM job j USING everybody p WHERE j.organization = $1::uuid AND j.person = p.id
        """)
}

/// Statements of workers and the operator, about the jobs of all organizations. To be run behind the gate
/// (`ContextQueries.queue`).
enum JobQueueQueries {
    private static let columns = "j.organization, j.is_shown, \(JobQueries.storedColumns)"

    // MARK: Workers

    /// Up to $3 of each of the kinds $1 that can be claimed at $2, those that wait longest; nobody else changes them until
    /// the transaction ends. What others are changing is passed over. Each kind has its part of the index: what waits of
    /// others, however much, is not walked.
    static let due = SQL(
        """
        SELECT \(columns) FROM unnest($1::text[]) AS k (kind) CROSS JOIN LATERAL (
            SELECT * FROM job WHERE job.kind = k.kind AND due_at <= $2::timestamptz
            ORDER BY due_at, id LIMIT $3::int8 FOR UPDATE SKIP LOCKED) j
        """)
    static let update = SQL(
        JobQueries.updating(
            "$1::uuid[], $2::text[], $3::int8[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[], $7::text[], "
                + "$8::timestamptz[], $9::int8[]"))
    /// Lengthens the lease $2 of each job $1 to $3, and gives those that hold. A job that others are changing is passed over,
    /// and its lease holds as long as it is the stored one: commits take the locks of jobs in an order of their own, and
    /// whoever waited here for one of them, with others held, could be in the way of a whole group.
    static let renew = SQL(
        """
        WITH asked AS (
            SELECT j.id, j.lease FROM unnest($1::uuid[], $2::int8[]) AS v (id, lease)
            JOIN job j ON j.id = v.id AND j.lease = v.lease),
        free AS (
            SELECT j.id FROM unnest($1::uuid[], $2::int8[]) AS v (id, lease)
            JOIN job j ON j.id = v.id AND j.lease = v.lease FOR UPDATE OF j SKIP LOCKED),
        renewed AS (UPDATE job j SET due_at = $3::timestamptz FROM free WHERE j.id = free.id)
        SELECT id, lease FROM asked
        """)

    // MARK: Reads

    /// How many can be claimed at $1, how many are with a worker, and since when the first can be claimed.
    static let backlog = SQL(
        """
        SELECT count(*) FILTER (WHERE due_at <= $1::timestamptz), count(*) FILTER (
            WHERE lease IS NOT NULL AND due_at > $1::timestamptz), min(due_at) FILTER (WHERE due_at <= $1::timestamptz)
        FROM job WHERE due_at IS NOT NULL
        """)
    /// Of the id $1.
    static let byID = SQL("SELECT \(columns) FROM job j WHERE id = $1::uuid")
    /// The newest $1.
    static let newest = SQL("SELECT \(columns) FROM job j ORDER BY id DESC LIMIT $1::int8")
    /// In the state $2.
    static let newestOfState = SQL(
        "SELECT \(columns) FROM job j WHERE state = $2::text ORDER BY id DESC LIMIT $1::int8")
}
#endif
