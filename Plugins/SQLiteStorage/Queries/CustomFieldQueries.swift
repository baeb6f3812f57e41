#if SQLite
import PeopleDomain

/// Statements about definitions of custom fields.
enum CustomFieldQueries {
    /// In the order in which `Row.customField(_:)` reads them.
    private static let columns = """
        id, name, key, description, flags, type, settings, display_order, created_at, updated_at, revision
        """

    static let revision = SQL("SELECT revision FROM custom_field_schema WHERE organization = ?1 AND entity_type = ?2")
    static let definitions = SQL(
        """
        SELECT \(columns) FROM custom_field WHERE organization = ?1 AND entity_type = ?2 ORDER BY display_order
        """)

    static let setRevision = SQL(
        """
        INSERT INTO custom_field_schema (organization, entity_type, revision) VALUES (?1, ?2, ?3)
        ON CONFLICT DO UPDATE SET revision = excluded.revision
        """)
    static let insert = SQL(
        """
        INSERT INTO custom_field (
            organization, entity_type, id, key, name, description, flags, type, settings, display_order, created_at,
            updated_at, revision)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        """)
    static let update = SQL(
        """
        UPDATE custom_field SET name = ?2, description = ?3, flags = ?4, settings = ?5, updated_at = ?6, revision = ?7
        WHERE id = ?1
        """)
    static let delete = SQL("DELETE FROM custom_field WHERE id = ?1")
}

/// Statements about the values that records have, for each of the two tables. ?1 and ?2 are the first and last row
/// number of the organization, ?3 is the path of the field.
struct CustomFieldValueQueries: Sendable {
    let count: SQL
    let remove: SQL
    /// A step of the records that have a value: those behind row ?1, at most ?4.
    let values: SQL
    let setValues: SQL
    /// A step of the records that have a value, and of those that have none: at most ?6 behind the place ?4, ?5.
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
        let having = "row BETWEEN ?1 AND ?2 AND json_type(custom_fields, ?3) IS NOT NULL"
        count = SQL("SELECT count(*) FROM \(table) WHERE \(having)")
        // What is left stays as it was, to the byte (sqlite.org/json1.html#jrm).
        remove = SQL(
            """
            UPDATE \(table) SET
                custom_fields = json_remove(custom_fields, ?3), updated_at = max(updated_at, ?4),
                revision = revision + 1
            WHERE \(having)
            """)
        values = SQL("SELECT row, custom_fields FROM \(table) WHERE \(having) ORDER BY row LIMIT ?4")
        setValues = SQL(
            """
            UPDATE \(table) SET custom_fields = ?2, updated_at = max(updated_at, ?3), revision = revision + 1
            WHERE row = ?1
            """)
        func step(_ condition: String) -> SQL {
            SQL(
                """
                SELECT created_at, id, custom_fields, \(name) FROM \(table)
                WHERE row BETWEEN ?1 AND ?2 AND (created_at, id) > (?4, ?5)
                    AND json_type(custom_fields, ?3) IS \(condition)
                ORDER BY row LIMIT ?6
                """)
        }
        present = step("NOT NULL")
        absent = step("NULL")
    }
}
#endif
