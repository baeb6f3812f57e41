#if Postgres
import PeopleDomain

/// Statements about organizations.
enum OrganizationQueries {
    private static let select = "SELECT id, name, created_at FROM organization"

    static let byID = SQL("\(select) WHERE id = $1::uuid")
    static let byName = SQL("\(select) WHERE name_key = $1::text")
    static let newest = SQL("\(select) ORDER BY created_at DESC, id DESC LIMIT $1::int8")

    /// Makes others wait who would found one now, so that the newest is known.
    static let lockFounding = SQL("SELECT pg_advisory_xact_lock(hashtext('people: founding'))")
    /// The same, in the place of an organization's lock.
    static let lockFoundingOf = SQL(
        "SELECT pg_advisory_xact_lock(hashtext('people: founding')) WHERE $1::uuid IS NOT NULL")
    static func insert(_ organization: Organization) -> Statement {
        Statement(insert) {
            $0.add(organization.id)
            $0.add(organization.name.string)
            $0.add(organization.name.comparisonKey)
            $0.add(organization.createdAt)
        }
    }

    private static let insert = SQL(
        """
        INSERT INTO organization (
            id, name, name_key, created_at, last_id, last_time, people_schema, company_schema)
        VALUES ($1::uuid, $2::text, $3::text, $4::timestamptz, $1::uuid, $4::timestamptz, 1, 1)
        """)
}

/// Statements of a commit. $1 is the organization.
enum CommitQueries {
    static let begin = SQL("BEGIN")
    static let commit = SQL("COMMIT")
    static let rollback = SQL("ROLLBACK")
    static let check = SQL("SELECT 1")

    /// Makes every other commit of the organization wait, on whichever node.
    static let lock = SQL(
        """
        SELECT last_id, last_time, people_schema, company_schema FROM organization WHERE id = $1::uuid
        FOR NO KEY UPDATE
        """)
    static let advance = SQL(
        """
        UPDATE organization SET last_id = $2::uuid, last_time = $3::timestamptz, people_schema = $4::int8,
            company_schema = $5::int8
        WHERE id = $1::uuid
        """)

    // MARK: Tokens

    static let leaveToken = SQL("INSERT INTO commit_token (organization, token) VALUES ($1::uuid, $2::uuid)")
    static let findToken = SQL(
        "SELECT 1 FROM commit_token WHERE organization = $1::uuid AND token = $2::uuid")
    /// Nobody asks for one after a minute; an hour is plenty.
    static let forgetTokens = SQL(
        """
        DELETE FROM commit_token WHERE organization = $1::uuid AND created_at < now() - interval '1 hour'
        """)
}
#endif
