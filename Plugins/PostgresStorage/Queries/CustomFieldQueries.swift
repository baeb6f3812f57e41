#if Postgres
import PeopleDomain

/// Statements about definitions of custom fields. $1 is the organization.
enum CustomFieldQueries {
    /// In the order in which `Row.customField()` reads them.
    private static let columns = """
        id, entity_type, name, key, description, flags, type, settings, display_order, created_at, updated_at, revision
        """

    /// The revisions of both schemas.
    static let revisions = SQL("SELECT people_schema, company_schema FROM organization WHERE id = $1::uuid")
    static let definitions = SQL(
        """
        SELECT \(columns) FROM custom_field WHERE organization = $1::uuid AND entity_type = ANY ($2::int8[])
        ORDER BY entity_type, display_order
        """)
    /// One schema and its revision, of one moment. A schema without a field still has a row.
    static let schema = SQL(
        """
        SELECT CASE WHEN $2::int8 = 1 THEN o.people_schema ELSE o.company_schema END, f.id IS NULL, \
        f.id, f.entity_type, f.name, f.key, f.description, f.flags, f.type, f.settings, f.display_order, f.created_at, \
        f.updated_at, f.revision
        FROM organization o LEFT JOIN custom_field f ON f.organization = $1::uuid AND f.entity_type = $2::int8
        WHERE o.id = $1::uuid ORDER BY f.display_order
        """)

    static let insert = SQL(
        """
        INSERT INTO custom_field (organization, \(columns))
        SELECT $1::uuid, * FROM unnest(
            $2::uuid[], $3::int8[], $4::text[], $5::text[], $6::text[], $7::int8[], $8::text[], $9::jsonb[],
            $10::int8[], $11::timestamptz[], $12::timestamptz[], $13::int8[])
        """)
    static let update = SQL(
        """
        UPDATE custom_field f SET
            name = v.name, description = v.description, flags = v.flags, settings = v.settings,
            updated_at = v.updated_at, revision = v.revision
        FROM unnest(
            $2::uuid[], $3::int8[], $4::text[], $5::text[], $6::text[], $7::int8[], $8::text[], $9::jsonb[],
            $10::int8[], $11::timestamptz[], $12::timestamptz[], $13::int8[])
            AS v (\(columns))
        WHERE f.organization = $1::uuid AND f.id = v.id
        """)
    static let delete = SQL("DELETE FROM custom_field WHERE organization = $1::uuid AND id = ANY ($2::uuid[])")
}

/// Statements about the values that records have. $1 is the organization, $2 the key of the field.
struct CustomFieldValueQueries: Sendable {
    let count: SQL
    /// At the time $3.
    let remove: SQL
    /// A step of the records that have a value: those behind the id $3, at most $4.
    let values: SQL
    /// Gives the records $2 the values $3, at the time $4.
    let setValues: SQL
    /// A step of the records that have a value, and of those that have none: at most $4 behind the id $3.
    let present: SQL
    let absent: SQL

    static let people = CustomFieldValueQueries(table: "person", name: "first_name, last_name, created_by")
    static let companies = CustomFieldValueQueries(table: "company", name: "name")

    static func of(_ entityType: EntityType) -> CustomFieldValueQueries {
        switch entityType {
        case .people: people
        case .companies: companies
        }
    }

    /// - Parameter name: the columns that name a record and say who sees it.
    private init(table: String, name: String) {
        let having = "organization = $1::uuid AND custom_fields ? $2::text"
        count = SQL("SELECT count(*) FROM \(table) WHERE \(having)")
        remove = SQL(
            """
            UPDATE \(table) SET
                custom_fields = custom_fields - $2::text, updated_at = greatest(updated_at, $3::timestamptz),
                revision = revision + 1
            WHERE \(having)
            """)
        values = SQL(
            "SELECT id, custom_fields FROM \(table) WHERE \(having) AND id > $3::uuid ORDER BY id LIMIT $4::int8")
        setValues = SQL(
            """
            UPDATE \(table) r SET
                custom_fields = v.custom_fields, updated_at = greatest(r.updated_at, $4::timestamptz),
                revision = r.revision + 1
            FROM unnest($2::uuid[], $3::jsonb[]) AS v (id, custom_fields)
            WHERE r.organization = $1::uuid AND r.id = v.id
            """)
        func step(_ condition: String) -> SQL {
            SQL(
                """
                SELECT created_at, id, custom_fields, \(name) FROM \(table)
                WHERE organization = $1::uuid AND id > $3::uuid AND \(condition) (custom_fields ? $2::text)
                ORDER BY id LIMIT $4::int8
                """)
        }
        present = step("")
        absent = step("NOT")
    }
}
#endif
