#if Postgres
/// Statements that read a table from one end to the other. $1 is the organization.
struct ArchiveQueries: Sendable {
    /// Up to $4 records behind the place $2, $3.
    let page: SQL
    /// The place of the last record.
    let last: SQL

    /// A table in the order of its ids.
    ///
    /// - Parameter alias: what the source calls the table.
    private init(_ table: String, as alias: String, columns: String, source: String) {
        page = SQL(
            """
            SELECT \(columns) FROM \(source) WHERE \(alias).organization = $1::uuid AND \(alias).id > $3::uuid
                AND $2::timestamptz IS NOT NULL
            ORDER BY \(alias).id LIMIT $4::int8
            """)
        last = SQL("SELECT created_at, id FROM \(table) WHERE organization = $1::uuid ORDER BY id DESC LIMIT 1")
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

    // MARK: Across organizations

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
