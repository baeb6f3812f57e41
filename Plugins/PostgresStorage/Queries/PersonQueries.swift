#if Postgres
import PeopleStorage

/// Statements about people. $1 is the organization.
enum PersonQueries {
    /// In the order in which `Row.person()` reads them.
    static let columns = """
        p.id, p.email, p.first_name, p.last_name, p.phone_number, p.address, p.latitude, p.longitude, p.flags, \
        p.custom_fields, p.created_by, p.created_at, p.updated_at, p.revision, c.id, c.name, c.industry, c.website
        """
    static let company = "LEFT JOIN company c ON c.organization = $1::uuid AND c.id = p.company"
    private static let select = "SELECT \(columns) FROM person p \(company) WHERE p.organization = $1::uuid"

    static let byID = SQL("\(select) AND p.id = $2::uuid")
    static let byIDs = SQL("\(select) AND p.id = ANY ($2::uuid[])")
    /// Who has these addresses.
    static let byEmails = SQL(
        "SELECT email_key, id FROM person WHERE organization = $1::uuid AND email_key = ANY ($2::text[])")

    /// Each with the folded address.
    static let wholeByEmails = SQL(
        """
        SELECT p.email_key, \(columns) FROM person p \(company)
        WHERE p.organization = $1::uuid AND p.email_key = ANY ($2::text[])
        """)

    // MARK: Pages

    /// All; of a company ($4); of a creator ($4); of both ($4 and $5). The total is kept, but for both.
    static let page = page("true", total: CountQueries.number(of: .people))
    static let pageOfCompany = page(
        "company = $4::uuid", total: CountQueries.number(of: .peopleOfCompany, subject: "$4::uuid"))
    static let pageOfCreator = page(
        "created_by = $4::uuid", total: CountQueries.number(of: .peopleByCreator, subject: "$4::uuid"))
    static let pageOfBoth = page(
        "company = $4::uuid AND created_by = $5::uuid",
        total: """
            SELECT count(*) FROM person
            WHERE organization = $1::uuid AND company = $4::uuid AND created_by = $5::uuid
            """)

    private static func page(_ condition: String, total: String) -> PageSQL {
        PageSQL(
            columns: columns, total: total,
            ids: "SELECT id FROM person WHERE organization = $1::uuid AND \(condition)", source: source)
    }

    /// The rows of ids that ``PageSQL`` found.
    static let source = "LEFT JOIN person p ON p.organization = $1::uuid AND p.id = l.id \(company)"

    // MARK: Writes

    static let insert = SQL(
        """
        INSERT INTO person (
            organization, id, email, email_key, first_name, last_name, phone_number, address, latitude, longitude, flags,
            custom_fields, company, created_by, created_at, updated_at, revision)
        SELECT $1::uuid, * FROM unnest(
            $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::float8[],
            $10::float8[], $11::int8[], $12::jsonb[], $13::uuid[], $14::uuid[], $15::timestamptz[],
            $16::timestamptz[], $17::int8[])
        """)
    static let update = SQL(
        """
        UPDATE person p SET
            email = v.email, email_key = v.email_key, first_name = v.first_name, last_name = v.last_name,
            phone_number = v.phone_number, address = v.address, latitude = v.latitude, longitude = v.longitude,
            flags = v.flags, custom_fields = v.custom_fields, company = v.company, updated_at = v.updated_at,
            revision = v.revision
        FROM unnest(
            $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::float8[],
            $10::float8[], $11::int8[], $12::jsonb[], $13::uuid[], $14::uuid[], $15::timestamptz[],
            $16::timestamptz[], $17::int8[])
            AS v (id, email, email_key, first_name, last_name, phone_number, address, latitude, longitude, flags,
                custom_fields, company, created_by, created_at, updated_at, revision)
        WHERE p.organization = $1::uuid AND p.id = v.id
        """)
    static let delete = SQL("DELETE FROM person WHERE organization = $1::uuid AND id = ANY ($2::uuid[])")
}
#endif
