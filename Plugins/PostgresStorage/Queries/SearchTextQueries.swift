#if Postgres
/// Statements that keep the text by which the records of a table are found. $1 is the organization.
struct SearchTextQueries: Sendable {
    let put: SQL
    let delete: SQL

    static let people = SearchTextQueries(table: "person_search")
    static let companies = SearchTextQueries(table: "company_search")

    private init(table: String) {
        put = SQL(
            """
            INSERT INTO \(table) (organization, id, text, grams)
            SELECT $1::uuid, v.id, v.text, v.grams::int[] FROM unnest($2::uuid[], $3::text[], $4::text[]) AS v (id, text, grams)
            ON CONFLICT (organization, id) DO UPDATE SET text = excluded.text, grams = excluded.grams
            """)
        delete = SQL("DELETE FROM \(table) WHERE organization = $1::uuid AND id = ANY ($2::uuid[])")
    }
}
#endif
