#if Postgres
import PeopleStorage

/// Statements about the people of companies in the trash. $1 is the organization.
enum TrashMemberQueries {
    /// Unlinks the people of the companies $2 at $3, remembers them, and tells of it: by $4 with the key $5, the changes $6.
    static let unlink = SQL(
        """
        WITH members AS (
            INSERT INTO trash_member (organization, company, person)
            SELECT organization, company, id FROM person
            WHERE organization = $1::uuid AND company = ANY ($2::uuid[])
            RETURNING company, person),
        unlinked AS (
            UPDATE person p SET
                company = NULL, updated_at = greatest(p.updated_at, $3::timestamptz), revision = p.revision + 1
            FROM members m WHERE p.organization = $1::uuid AND p.id = m.person
            RETURNING p.id, p.revision, p.updated_at, m.company)
        INSERT INTO history (organization, record, revision, kind, at, user_id, api_key, changes)
        SELECT $1::uuid, u.id, u.revision, 2, u.updated_at, $4::uuid, $5::uuid, v.changes
        FROM unlinked u JOIN unnest($2::uuid[], $6::text[]) AS v (company, changes) ON v.company = u.company
        """)
    /// Links the people again whom the deletion of the company $2 unlinked and who have none now, at $3; tells of it, by $4
    /// with the key $5, the changes $6; and counts them.
    static let link = SQL(
        """
        WITH linked AS (
            UPDATE person p SET
                company = $2::uuid, updated_at = greatest(p.updated_at, $3::timestamptz), revision = p.revision + 1
            FROM trash_member m
            WHERE m.organization = $1::uuid AND m.company = $2::uuid AND p.organization = $1::uuid
                AND p.id = m.person AND p.company IS NULL
            RETURNING p.id, p.revision, p.updated_at),
        told AS (
            INSERT INTO history (organization, record, revision, kind, at, user_id, api_key, changes)
            SELECT $1::uuid, id, revision, 2, updated_at, $4::uuid, $5::uuid, $6::text FROM linked)
        INSERT INTO kept_count AS k (organization, kind, subject, number)
        SELECT $1::uuid, \(CountKind.peopleOfCompany.rawValue), $2::uuid, count(*) FROM linked HAVING count(*) > 0
        ON CONFLICT (organization, kind, subject) DO UPDATE SET number = k.number + excluded.number
        """)
}
#endif
