#if Postgres
/// Statements that read a table from one end to the other. $1 is the organization.
struct ArchiveQueries: Sendable {
    /// Up to $4 records behind the place $2, $3.
    let page: SQL
    /// The place of the last record.
    let last: SQL

    /// A table in the order of its ids.
    ///
    /// - Parameters:
    ///   - alias: what the source calls the table.
    ///   - condition: of the records that are meant.
    private init(_ table: String, as alias: String, columns: String, source: String, where condition: String = "true") {
        page = SQL(
            """
            SELECT \(columns) FROM \(source) WHERE \(alias).organization = $1::uuid AND \(alias).id > $3::uuid
                AND $2::timestamptz IS NOT NULL AND \(condition)
            ORDER BY \(alias).id LIMIT $4::int8
            """)
        last = SQL(
            """
            SELECT created_at, id FROM \(table) \(alias) WHERE organization = $1::uuid AND \(condition)
            ORDER BY id DESC LIMIT 1
            """)
    }

    private init(page: String, last: String) {
        self.page = SQL(page)
        self.last = SQL(last)
    }

    static let companies = ArchiveQueries("company", as: "c", columns: CompanyQueries.columns, source: "company c")
    static let people = ArchiveQueries(
        "person", as: "p", columns: PersonQueries.columns, source: "person p \(PersonQueries.company)")
    static let notes = ArchiveQueries(
        "note", as: "n", columns: NoteQueries.archivedColumns, source: "note n")
    /// With the digest behind the columns of a key.
    static let apiKeys = ArchiveQueries(
        "api_key", as: "k", columns: APIKeyQueries.columns + ", d.digest",
        source: "api_key k JOIN api_key_digest d ON d.id = k.id")
    static let users = ArchiveQueries(
        page: """
            SELECT id, is_restricted, created_at FROM user_account
            WHERE organization = $1::uuid AND (created_at, id) > ($2::timestamptz, $3::uuid)
            ORDER BY created_at, id LIMIT $4::int8
            """,
        last: """
            SELECT created_at, id FROM user_account WHERE organization = $1::uuid
            ORDER BY created_at DESC, id DESC LIMIT 1
            """)

    /// Of people who are there. The jobs of others have their places by their ids, wherever these are.
    static let jobs = ArchiveQueries(
        "job", as: "j", columns: JobQueries.columns, source: "job j", where: "j.is_shown")

    // MARK: Tables in another order

    /// Of people who are there, up to $4 behind the person $3, which is all that a place in this table says.
    static let profiles = SQL(
        """
        SELECT \(EnrichmentQueries.columns) FROM enrichment_profile e
        JOIN person p ON p.organization = $1::uuid AND p.id = e.person
        WHERE e.organization = $1::uuid AND e.person > $3::uuid AND $2::timestamptz IS NOT NULL
        ORDER BY e.person LIMIT $4::int8
        """)
    /// Up to $3 months behind the month $2.
    static let tokenUse = SQL(
        """
        SELECT month, tokens FROM token_use WHERE organization = $1::uuid AND month > $2::int8
        ORDER BY month LIMIT $3::int8
        """)

    // MARK: Across organizations

    /// The organizations of the jobs $1. To be run behind the gate (`ContextQueries.queue`).
    static let jobOwners = SQL("SELECT organization, id FROM job WHERE id = ANY ($1::uuid[])")

    /// Up to $3 behind the place $1, $2.
    static let organizations = SQL(
        """
        SELECT id, name, created_at FROM organization WHERE (created_at, id) > ($1::timestamptz, $2::uuid)
        ORDER BY created_at, id LIMIT $3::int8
        """)
    /// The digests of keys that have one of the ids $1 or one of the digests $2, of whichever organization.
    static let digests = SQL(
        """
        SELECT organization, id, digest FROM api_key_digest WHERE id = ANY ($1::uuid[]) OR digest = ANY ($2::bytea[])
        """)
}
#endif
