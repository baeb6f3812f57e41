#if Postgres
import PeopleStorage

/// Statements about what is in the trash. $1 is the organization.
enum TrashQueries {
    /// In the order in which `Row.deleted()` reads them.
    private static let columns = "d.content, d.deleted_at, d.user_id, d.api_key"

    // MARK: Reads

    /// Of the type $3.
    static let byID = SQL(
        "SELECT \(columns) FROM trash d WHERE d.organization = $1::uuid AND d.id = $2::uuid AND d.entity_type = $3::int8"
    )
    /// With the type before the columns.
    static let byIDs = SQL(
        "SELECT d.entity_type, \(columns) FROM trash d WHERE d.organization = $1::uuid AND d.id = ANY ($2::uuid[])")

    static let people = page("entity_type = 1", total: CountQueries.number(of: .deletedPeople))
    static let companies = page("entity_type = 2", total: CountQueries.number(of: .deletedCompanies))
    /// People who were created by $4.
    static let peopleOfCreator = page(
        "created_by = $4::uuid", total: CountQueries.number(of: .deletedPeopleByCreator, subject: "$4::uuid"))

    /// As ``PageSQL``, in an order of its own.
    private static func page(_ condition: String, total: String) -> SQL {
        SQL(
            """
            SELECT t.total, d.id IS NULL, \(columns) FROM (SELECT coalesce((\(total)), 0) AS total) t
            LEFT JOIN LATERAL (
                SELECT * FROM trash WHERE organization = $1::uuid AND \(condition)
                ORDER BY deleted_at DESC, id DESC LIMIT $2::int8 OFFSET $3::int8) d ON true
            ORDER BY d.deleted_at DESC, d.id DESC
            """)
    }

    /// Up to $2 that were deleted before $1, of whatever organization, the oldest first.
    static let due = SQL(
        """
        SELECT organization, id FROM trash_age WHERE deleted_at < $1::timestamptz ORDER BY deleted_at LIMIT $2::int8
        """)

    // MARK: Writes

    static let insert = SQL(
        """
        WITH ages AS (
            INSERT INTO trash_age (organization, id, deleted_at)
            SELECT $1::uuid, * FROM unnest($2::uuid[], $5::timestamptz[]))
        INSERT INTO trash (organization, id, entity_type, created_by, deleted_at, user_id, api_key, content)
        SELECT $1::uuid, * FROM unnest(
            $2::uuid[], $3::int8[], $4::uuid[], $5::timestamptz[], $6::uuid[], $7::uuid[], $8::text[])
        """)
    /// With their notes and whom they unlinked.
    static let delete = SQL(
        """
        WITH ages AS (DELETE FROM trash_age WHERE organization = $1::uuid AND id = ANY ($2::uuid[])),
            members AS (DELETE FROM trash_member WHERE organization = $1::uuid AND company = ANY ($2::uuid[]))
        DELETE FROM trash WHERE organization = $1::uuid AND id = ANY ($2::uuid[])
        """)
    /// Those of $2 that were deleted before $3: their types and creators.
    static let stillDue = SQL(
        """
        SELECT id, entity_type, created_by FROM trash
        WHERE organization = $1::uuid AND id = ANY ($2::uuid[]) AND deleted_at < $3::timestamptz
        """)
}
#endif
