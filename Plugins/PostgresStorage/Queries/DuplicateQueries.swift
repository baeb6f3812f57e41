#if Postgres
import PeopleStorage

/// Statements about what people have in common. $1 is the organization.
///
/// In both tables, nobody stands where no user created a person, or where it does not matter who did.
enum DuplicateQueries {
    private static let nobody = "'00000000-0000-0000-0000-000000000000'::uuid"

    /// A subquery that counts so many of those who have a key, and looks at no others: with `EXISTS`, PostgreSQL may take
    /// it for better to read the whole table.
    private static func number(limit: Int, _ condition: String) -> String {
        """
        SELECT count(*) AS number FROM (
            SELECT 1 FROM duplicate_key d WHERE d.organization = $1::uuid AND \(condition) LIMIT \(limit)) d
        """
    }

    // MARK: Writes

    /// Takes keys from people, which is followed by ``removeGroups`` of the same.
    static let remove = SQL(
        """
        DELETE FROM duplicate_key d
        USING unnest($2::int8[], $3::uuid[], $4::uuid[]) AS v (digest, creator, person)
        WHERE d.organization = $1::uuid AND d.digest = v.digest AND d.creator = v.creator AND d.person = v.person
        """)
    /// Removes the groups that fewer than two people are left of, and counts them.
    static let removeGroups = SQL(
        """
        WITH touched AS (
            SELECT v.digest, \(nobody) AS seen_by FROM unnest($2::int8[]) AS v (digest)
            CROSS JOIN LATERAL (\(number(limit: 2, "d.digest = v.digest"))) n WHERE n.number < 2
            UNION
            SELECT v.digest, v.creator FROM unnest($2::int8[], $3::uuid[]) AS v (digest, creator)
            CROSS JOIN LATERAL (\(number(limit: 2, "d.digest = v.digest AND d.creator = v.creator"))) n
            WHERE n.number < 2
        ), gone AS (
            DELETE FROM duplicate_group g USING touched t
            WHERE g.organization = $1::uuid AND g.seen_by = t.seen_by AND g.digest = t.digest
            RETURNING g.seen_by, g.digest
        )
        UPDATE kept_count k SET number = k.number - n.number
        FROM (SELECT 20 + (digest >> 61) AS kind, seen_by, count(*) AS number FROM gone GROUP BY 1, 2) n
        WHERE k.organization = $1::uuid AND k.kind = n.kind AND k.subject = n.seen_by
        """)
    /// Gives keys to people, and makes the groups that there are with them.
    static let add = SQL(
        """
        WITH new AS (
            SELECT * FROM unnest($2::int8[], $3::uuid[], $4::uuid[]) AS v (digest, creator, person)
        ), added AS (
            INSERT INTO duplicate_key (organization, digest, creator, person) SELECT $1::uuid, * FROM new
        ), of_all AS (
            -- What is added is not among what is read: a statement sees what was there before it.
            SELECT v.digest, \(nobody) AS seen_by FROM (SELECT digest, count(*) AS number FROM new GROUP BY digest) v
            CROSS JOIN LATERAL (\(number(limit: 1, "d.digest = v.digest"))) n WHERE v.number + n.number > 1
        ), shared AS (
            SELECT digest, seen_by FROM of_all
            UNION ALL
            SELECT v.digest, v.creator
            FROM (
                SELECT digest, creator, count(*) AS number FROM new JOIN of_all USING (digest) GROUP BY digest, creator) v
            CROSS JOIN LATERAL (\(number(limit: 1, "d.digest = v.digest AND d.creator = v.creator"))) n
            WHERE v.creator <> \(nobody) AND v.number + n.number > 1
        ), made AS (
            INSERT INTO duplicate_group (organization, seen_by, digest) SELECT $1::uuid, seen_by, digest FROM shared
            ON CONFLICT DO NOTHING RETURNING seen_by, digest
        )
        INSERT INTO kept_count AS k (organization, kind, subject, number)
        SELECT $1::uuid, 20 + (digest >> 61), seen_by, count(*) FROM made GROUP BY 2, 3
        ON CONFLICT (organization, kind, subject) DO UPDATE SET number = k.number + excluded.number
        """)
    /// A step of the people of the companies $2: behind the company $3 and the id $4, at most $5.
    static let members = SQL(
        """
        SELECT company, id, created_by, first_name, last_name FROM person
        WHERE organization = $1::uuid AND company = ANY ($2::uuid[]) AND (company, id) > ($3::uuid, $4::uuid)
        ORDER BY company, id LIMIT $5::int8
        """)

    /// The same of those whom the deletion of the companies $2 unlinked, and who have no company now.
    static let formerMembers = SQL(
        """
        SELECT m.company, p.id, p.created_by, p.first_name, p.last_name
        FROM trash_member m JOIN person p ON p.organization = $1::uuid AND p.id = m.person AND p.company IS NULL
        WHERE m.organization = $1::uuid AND m.company = ANY ($2::uuid[]) AND (m.company, m.person) > ($3::uuid, $4::uuid)
        ORDER BY m.company, m.person LIMIT $5::int8
        """)

    // MARK: Lists

    /// $2 is the limit, $3 the offset, $4 who looks, $5 to $6 the digests, $7 how many people are shown of a group and $8
    /// how many counted; $9 has the kinds of the counts. A row for each of the people, and for a page without a group one
    /// with the total.
    static let page = page(people: "d.organization = $1::uuid AND d.digest = g.digest")
    static let pageOfCreator = page(
        people: "d.organization = $1::uuid AND d.digest = g.digest AND d.creator = $4::uuid")

    private static func page(people: String) -> SQL {
        SQL(
            """
            SELECT t.total, g.digest IS NULL, g.digest, n.number, \(PersonQueries.columns)
            FROM (
                SELECT coalesce(sum(number), 0)::int8 AS total FROM kept_count
                WHERE organization = $1::uuid AND kind = ANY ($9::int8[]) AND subject = $4::uuid) t
            LEFT JOIN LATERAL (
                SELECT digest FROM duplicate_group
                WHERE organization = $1::uuid AND seen_by = $4::uuid AND digest BETWEEN $5::int8 AND $6::int8
                ORDER BY digest LIMIT $2::int8 OFFSET $3::int8) g ON true
            LEFT JOIN LATERAL (
                SELECT count(*) AS number FROM (
                    SELECT 1 FROM duplicate_key d WHERE \(people) LIMIT $8::int8) c) n ON true
            LEFT JOIN LATERAL (
                SELECT d.person AS id FROM duplicate_key d WHERE \(people)
                ORDER BY d.creator, d.person LIMIT $7::int8) l ON true
            \(PersonQueries.source)
            ORDER BY g.digest, l.id DESC
            """)
    }
}
#endif
