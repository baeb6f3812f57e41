#if SQLite
/// Statements that read a table whose rows stand in the order of creation, from one end to the other.
struct ArchiveQueries: Sendable {
    /// The organization's number and the row of a record, in whatever organization it is.
    let whereabouts: SQL
    /// The id of the record in a row.
    let id: SQL
    /// Up to ?5 records of the rows ?1 to ?2 that stand behind the place ?3, ?4.
    let page: SQL
    /// The place of the last record of the rows ?1 to ?2.
    let last: SQL

    /// - Parameters:
    ///   - alias: what the source calls the table.
    ///   - columns: as a reader of rows wants them.
    ///   - isBehind: tells what stands behind the place, where that is not of the table.
    ///   - condition: of the rows that are meant.
    private init(
        _ table: String, as alias: String, columns: String, source: String, isBehind: String? = nil,
        where condition: String = "true"
    ) {
        whereabouts = SQL("SELECT organization, row FROM \(table) WHERE id = ?1")
        id = SQL("SELECT id FROM \(table) WHERE row = ?1")
        page = SQL(
            """
            SELECT \(columns) FROM \(source)
            WHERE \(alias).row BETWEEN ?1 AND ?2 AND \(isBehind ?? "(\(alias).created_at, \(alias).id) > (?3, ?4)")
                AND \(condition)
            ORDER BY \(alias).row LIMIT ?5
            """)
        last = SQL("SELECT created_at, id FROM \(table) WHERE row BETWEEN ?1 AND ?2 ORDER BY row DESC LIMIT 1")
    }

    static let companies = ArchiveQueries(
        "company", as: "company", columns: CompanyQueries.columns, source: "company")
    static let people = ArchiveQueries(
        "person", as: "p", columns: PersonQueries.columns, source: PersonQueries.source)
    /// With the ids of what the notes are about before their columns.
    static let notes = ArchiveQueries(
        "note", as: "n", columns: "p.id, c.id, \(NoteQueries.columns)",
        source: "note n LEFT JOIN person p ON p.row = n.person LEFT JOIN company c ON c.row = n.company")
    /// With the digest behind the columns of a key.
    static let apiKeys = ArchiveQueries(
        "api_key", as: "k", columns: APIKeyQueries.columns + ", k.digest",
        source: "api_key k CROSS JOIN person p ON p.row = k.user")
    /// Of people who are there.
    static let jobs = ArchiveQueries(
        "job", as: "j", columns: JobQueries.columns, source: "job j", where: "j.is_shown = 1")
    /// In the order of the people, whose ids rise as their rows do. The place has the id of a person, and no time.
    static let profiles = ArchiveQueries(
        "person", as: "p", columns: EnrichmentQueries.columns,
        source: "person p CROSS JOIN enrichment_profile e ON e.person = p.id", isBehind: "p.id > ?4")

    // MARK: Tables in another order

    static let organizations = SQL(
        """
        SELECT id, name, created_at FROM organization WHERE (created_at, id) > (?1, ?2) ORDER BY created_at, id LIMIT ?3
        """)
    static let users = SQL(
        """
        SELECT id, is_restricted, created_at FROM user_account
        WHERE organization = ?1 AND (created_at, id) > (?2, ?3) ORDER BY created_at, id LIMIT ?4
        """)
    static let lastUser = SQL(
        """
        SELECT created_at, id FROM user_account WHERE organization = ?1 ORDER BY created_at DESC, id DESC LIMIT 1
        """)
    static let user = SQL("SELECT id, is_restricted, created_at FROM user_account WHERE person = ?1")

    /// The months of the organization ?1 behind the month ?2, up to ?3.
    static let tokenUse = SQL(
        "SELECT month, tokens FROM token_use WHERE organization = ?1 AND month > ?2 ORDER BY month LIMIT ?3")

    // MARK: One record

    static let note = SQL(
        """
        SELECT p.id, c.id, \(NoteQueries.columns)
        FROM note n LEFT JOIN person p ON p.row = n.person LEFT JOIN company c ON c.row = n.company WHERE n.row = ?1
        """)
    static let apiKey = SQL(
        """
        SELECT \(APIKeyQueries.columns), k.digest FROM api_key k CROSS JOIN person p ON p.row = k.user WHERE k.row = ?1
        """)
    static let job = SQL("SELECT \(JobQueries.columns) FROM job j WHERE row = ?1")
    static let keyOfDigest = SQL("SELECT id FROM api_key WHERE digest = ?1")
    static let updateKey = SQL("UPDATE api_key SET last_used_at = ?2, revoked_at = ?3 WHERE row = ?1")
    static let setTokens = SQL(
        """
        INSERT INTO token_use (organization, month, tokens) VALUES (?1, ?2, ?3)
        ON CONFLICT (organization, month) DO UPDATE SET tokens = excluded.tokens
        """)
    static let definitionOrganization = SQL("SELECT organization FROM custom_field WHERE id = ?1")
    static let deleteDefinitions = SQL("DELETE FROM custom_field WHERE organization = ?1 AND entity_type = ?2")
}
#endif
