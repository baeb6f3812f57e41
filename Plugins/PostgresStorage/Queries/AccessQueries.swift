#if Postgres
import PeopleStorage

/// Statements about users. $1 is the organization.
enum UserQueries {
    /// In the order in which `Row.user()` reads them.
    static let columns = "p.id, p.email, p.first_name, p.last_name, u.is_restricted, u.created_at"
    private static let person = "JOIN person p ON p.organization = $1::uuid AND p.id = u.id"

    static let page = page("", "OFFSET $3::int8")
    /// Behind the time $3 and the id $4.
    static let pageBehind = page("AND (created_at, id) < ($3::timestamptz, $4::uuid)", "")

    private static func page(_ condition: String, _ offset: String) -> SQL {
        SQL(
            """
            SELECT t.total, l.id IS NULL, \(columns)
            FROM (SELECT coalesce((\(CountQueries.number(of: .users))), 0) AS total) t
            LEFT JOIN LATERAL (
                SELECT id, created_at FROM user_account WHERE organization = $1::uuid \(condition)
                ORDER BY created_at DESC, id DESC LIMIT $2::int8 \(offset)) l ON true
            LEFT JOIN user_account u ON u.organization = $1::uuid AND u.id = l.id
            LEFT JOIN person p ON p.organization = $1::uuid AND p.id = l.id
            ORDER BY l.created_at DESC, l.id DESC
            """)
    }
    static let byEmail = SQL(
        """
        SELECT \(columns) FROM user_account u \(person) WHERE u.organization = $1::uuid AND p.email_key = $2::text
        """)
    static let byIDs = SQL(
        """
        SELECT \(columns) FROM user_account u \(person) WHERE u.organization = $1::uuid AND u.id = ANY ($2::uuid[])
        """)
    static let insert = SQL(
        """
        INSERT INTO user_account (organization, id, is_restricted, created_at)
        SELECT $1::uuid, * FROM unnest($2::uuid[], $3::bool[], $4::timestamptz[])
        """)
}

/// Statements about keys. $1 is the organization where nothing else is said.
enum APIKeyQueries {
    /// In the order in which `Row.apiKey()` reads them.
    static let columns = """
        k.id, k.user_id, k.name, k.prefix, k.scopes, k.is_restricted, k.created_at, d.last_used_at, k.expires_at, \
        k.revoked_at
        """
    private static let select = """
        SELECT \(columns) FROM api_key k JOIN api_key_digest d ON d.id = k.id WHERE k.organization = $1::uuid
        """

    static let newest = SQL("\(select) ORDER BY k.id DESC LIMIT $2::int8")
    static let newestOfUser = SQL("\(select) AND k.user_id = $3::uuid ORDER BY k.id DESC LIMIT $2::int8")
    static let byIDs = SQL("\(select) AND k.id = ANY ($2::uuid[])")
    /// Bounded by `StorageLimits.maximumActiveKeys`.
    static let activeCount = SQL(
        "SELECT count(*) FROM api_key WHERE organization = $1::uuid AND revoked_at IS NULL")

    /// By the digest $1.
    static let holder = SQL(
        """
        SELECT o.id, o.name, o.created_at, \(UserQueries.columns), \(columns)
        FROM api_key_digest d
        JOIN organization o ON o.id = d.organization
        JOIN api_key k ON k.organization = d.organization AND k.id = d.id
        JOIN user_account u ON u.organization = d.organization AND u.id = k.user_id
        JOIN person p ON p.organization = d.organization AND p.id = k.user_id
        WHERE d.digest = $1::bytea
        """)
    /// By the id $1.
    static let organization = SQL("SELECT organization FROM api_key_digest WHERE id = $1::uuid")
    /// Of whichever organization. The latest time wins.
    static let recordUse = SQL(
        """
        UPDATE api_key_digest d SET last_used_at = v.last_used_at
        FROM unnest($1::uuid[], $2::timestamptz[]) AS v (id, last_used_at)
        WHERE d.id = v.id AND (d.last_used_at IS NULL OR d.last_used_at < v.last_used_at)
        """)

    static let insert = SQL(
        """
        INSERT INTO api_key (
            organization, id, user_id, name, prefix, scopes, is_restricted, created_at, expires_at, revoked_at)
        SELECT $1::uuid, * FROM unnest(
            $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::int8[], $7::bool[], $8::timestamptz[],
            $9::timestamptz[], $10::timestamptz[])
        """)
    static let insertDigests = SQL(
        """
        INSERT INTO api_key_digest (organization, id, digest, last_used_at)
        SELECT $1::uuid, * FROM unnest($2::uuid[], $3::bytea[], $4::timestamptz[])
        """)
    /// For copies of keys, which bring their last use along.
    static let setUse = SQL(
        """
        UPDATE api_key_digest d SET last_used_at = v.last_used_at
        FROM unnest($2::uuid[], $3::timestamptz[]) AS v (id, last_used_at)
        WHERE d.organization = $1::uuid AND d.id = v.id
        """)
    /// Where nodes are told that a key was revoked.
    static let revocationChannel = "people_key_revoked"
    /// Heard when the transaction is committed. What was revoked does not matter: the others forget all that they know.
    static let tellOfRevocation = SQL("SELECT pg_notify('people_key_revoked', '') WHERE $1::uuid IS NOT NULL")
    static let revoke = SQL(
        """
        UPDATE api_key k SET revoked_at = v.revoked_at
        FROM unnest($2::uuid[], $3::timestamptz[]) AS v (id, revoked_at)
        WHERE k.organization = $1::uuid AND k.id = v.id
        """)
}
#endif
