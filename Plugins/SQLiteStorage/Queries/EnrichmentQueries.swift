#if SQLite
/// Statements about what was found out about people, and what that used.
enum EnrichmentQueries {
    /// In the order in which `Row.enrichmentProfile()` reads them.
    static let columns = "e.person, e.revision, e.content"

    /// Of the person ?1.
    static let profile = SQL("SELECT \(columns) FROM enrichment_profile e WHERE person = ?1")
    static let write = SQL(
        """
        INSERT INTO enrichment_profile (person, organization, revision, content) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (person) DO UPDATE SET revision = excluded.revision, content = excluded.content
        """)
    static let delete = SQL("DELETE FROM enrichment_profile WHERE person = ?1")

    /// Of the organization ?1 in the month ?2.
    static let tokens = SQL("SELECT tokens FROM token_use WHERE organization = ?1 AND month = ?2")
    static let addTokens = SQL(
        """
        INSERT INTO token_use (organization, month, tokens) VALUES (?1, ?2, ?3)
        ON CONFLICT (organization, month) DO UPDATE SET tokens = tokens + excluded.tokens
        """)
}
#endif
