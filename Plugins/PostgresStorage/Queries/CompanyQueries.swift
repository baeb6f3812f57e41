#if Postgres
import PeopleStorage

/// Statements about companies. $1 is the organization.
enum CompanyQueries {
    /// In the order in which `Row.company()` reads them.
    static let columns = """
        c.id, c.name, c.description, c.website, c.industry, c.address, c.custom_fields, c.created_at, c.updated_at, \
        c.revision
        """
    private static let select = "SELECT \(columns) FROM company c WHERE c.organization = $1::uuid"

    static let byID = SQL("\(select) AND c.id = $2::uuid")
    /// By ids or folded names, each with its folded name.
    static let byIDsOrNames = SQL(
        """
        SELECT c.name_key, \(columns) FROM company c
        WHERE c.organization = $1::uuid AND (c.id = ANY ($2::uuid[]) OR c.name_key = ANY ($3::text[]))
        """)

    static let page = PageSQL(
        columns: columns, total: CountQueries.number(of: .companies),
        ids: "SELECT id FROM company WHERE organization = $1::uuid", source: source)
    /// The rows of ids that ``PageSQL`` found.
    static let source = "LEFT JOIN company c ON c.organization = $1::uuid AND c.id = l.id"

    // MARK: Writes

    static let insert = SQL(
        """
        INSERT INTO company (
            organization, id, name, name_key, description, website, industry, address, custom_fields, created_at,
            updated_at, revision)
        SELECT $1::uuid, * FROM unnest(
            $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[],
            $10::timestamptz[], $11::timestamptz[], $12::int8[])
        """)
    static let update = SQL(
        """
        UPDATE company c SET
            name = v.name, name_key = v.name_key, description = v.description, website = v.website,
            industry = v.industry, address = v.address, custom_fields = v.custom_fields, updated_at = v.updated_at,
            revision = v.revision
        FROM unnest(
            $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::jsonb[],
            $10::timestamptz[], $11::timestamptz[], $12::int8[])
            AS v (id, name, name_key, description, website, industry, address, custom_fields, created_at, updated_at,
                revision)
        WHERE c.organization = $1::uuid AND c.id = v.id
        """)
    static let delete = SQL("DELETE FROM company WHERE organization = $1::uuid AND id = ANY ($2::uuid[])")
}
#endif
