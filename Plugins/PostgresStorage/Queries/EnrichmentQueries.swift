#if Postgres
/// Statements about what was found out about people, and what that used. $1 is the organization.
enum EnrichmentQueries {
    /// In the order in which `Row.enrichmentProfile()` reads them.
    static let columns = "e.person, e.revision, e.content"

    /// Of the person $2, behind who created it and whether nothing was found; no row where there is no such person.
    static let profile = SQL(
        """
        SELECT p.created_by, e.person IS NULL, \(columns) FROM person p
        LEFT JOIN enrichment_profile e ON e.organization = $1::uuid AND e.person = p.id
        WHERE p.organization = $1::uuid AND p.id = $2::uuid
        """)
    /// Of the people $2, those who have one.
    static let profiles = SQL(
        "SELECT \(columns) FROM enrichment_profile e WHERE organization = $1::uuid AND person = ANY ($2::uuid[])")
    static let write = SQL(
        """
        INSERT INTO enrichment_profile (organization, person, revision, content)
        SELECT $1::uuid, * FROM unnest($2::uuid[], $3::int8[], $4::text[])
        ON CONFLICT (organization, person) DO UPDATE SET revision = excluded.revision, content = excluded.content
        """)

    /// In the month $2.
    static let tokens = SQL("SELECT tokens FROM token_use WHERE organization = $1::uuid AND month = $2::int8")
    /// Of the months $2, each with its month.
    static let tokensOfMonths = SQL(
        "SELECT month, tokens FROM token_use WHERE organization = $1::uuid AND month = ANY ($2::int8[])")
    static let setTokens = SQL(
        """
        INSERT INTO token_use (organization, month, tokens)
        SELECT $1::uuid, * FROM unnest($2::int8[], $3::int8[])
        ON CONFLICT (organization, month) DO UPDATE SET tokens = excluded.tokens
        """)
    static let addTokens = SQL(
        """
        INSERT INTO token_use AS t (organization, month, tokens)
        SELECT $1::uuid, * FROM unnest($2::int8[], $3::int8[])
        ON CONFLICT (organization, month) DO UPDATE SET tokens = t.tokens + excluded.tokens
        """)
}
#endif
