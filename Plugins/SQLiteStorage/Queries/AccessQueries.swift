#if SQLite
/// Statements about users.
enum UserQueries {
    /// In the order in which `Row.user()` reads them.
    static let columns = "p.id, p.email, p.first_name, p.last_name, u.is_restricted, u.created_at"

    static let page = PagedSQL { order in
        """
        SELECT \(columns) FROM user_account u CROSS JOIN person p ON p.row = u.person WHERE u.organization = ?1
        ORDER BY u.created_at \(order), u.id \(order) LIMIT ?2 OFFSET ?3
        """
    }
    /// Those behind the place ?2, ?3.
    static let pageBehind = SQL(
        """
        SELECT \(columns) FROM user_account u CROSS JOIN person p ON p.row = u.person
        WHERE u.organization = ?1 AND (u.created_at, u.id) < (?2, ?3) ORDER BY u.created_at DESC, u.id DESC LIMIT ?4
        """)
    static let byEmail = SQL(
        """
        SELECT \(columns) FROM person p JOIN user_account u ON u.person = p.row
        WHERE p.organization = ?1 AND p.email_key = ?2
        """)
    static let row = SQL(
        "SELECT u.person FROM person p JOIN user_account u ON u.person = p.row WHERE p.id = ?1 AND p.organization = ?2")
    static let insert = SQL(
        """
        INSERT INTO user_account (person, organization, id, is_restricted, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
        """)
}

/// Statements about keys.
enum APIKeyQueries {
    /// In the order in which `Row.apiKey()` reads them.
    static let columns = """
        k.id, p.id, k.name, k.prefix, k.scopes, k.is_restricted, k.created_at, k.last_used_at, k.expires_at, \
        k.revoked_at
        """

    static let newest = SQL(
        """
        SELECT \(columns) FROM api_key k CROSS JOIN person p ON p.row = k.user WHERE k.row BETWEEN ?1 AND ?2
        ORDER BY k.row DESC LIMIT ?3
        """)
    static let newestOfUser = SQL(
        """
        SELECT \(columns) FROM api_key k INDEXED BY api_key_user CROSS JOIN person p ON p.row = k.user
        WHERE k.user = ?1 ORDER BY k.row DESC LIMIT ?2
        """)
    static let byID = SQL(
        """
        SELECT \(columns) FROM api_key k CROSS JOIN person p ON p.row = k.user WHERE k.id = ?1 AND k.organization = ?2
        """)
    static let holder = SQL(
        """
        SELECT o.id, o.name, o.created_at, \(UserQueries.columns), \(columns)
        FROM api_key k CROSS JOIN user_account u ON u.person = k.user CROSS JOIN person p ON p.row = k.user
        CROSS JOIN organization o ON o.ordinal = k.organization
        WHERE k.digest = ?1
        """)
    static let organization = SQL(
        """
        SELECT o.id FROM api_key k CROSS JOIN organization o ON o.ordinal = k.organization WHERE k.id = ?1
        """)
    /// Bounded by `StorageLimits.maximumActiveKeys`.
    static let activeCount = SQL(
        """
        SELECT count(*) FROM api_key INDEXED BY api_key_active WHERE organization = ?1 AND revoked_at IS NULL
        """)
    static let lastRow = SQL("SELECT row FROM api_key WHERE row BETWEEN ?1 AND ?2 ORDER BY row DESC LIMIT 1")
    static let insert = SQL(
        """
        INSERT INTO api_key (
            row, organization, id, user, name, prefix, digest, scopes, is_restricted, created_at, last_used_at,
            expires_at, revoked_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        """)
    static let revoke = SQL("UPDATE api_key SET revoked_at = ?2 WHERE id = ?1")
    /// The latest time wins.
    static let recordUse = SQL(
        "UPDATE api_key SET last_used_at = ?2 WHERE id = ?1 AND (last_used_at IS NULL OR last_used_at < ?2)")
}
#endif
