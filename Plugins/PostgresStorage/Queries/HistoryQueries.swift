#if Postgres
import PeopleDomain
import PeopleStorage

/// Statements about histories. $1 is the organization.
enum HistoryQueries {
    /// Of the person, or company, $4, and whether that one is there or in the trash: for people, for a reader who sees what
    /// $5 created, or all. The count is bounded by `StorageLimits.maximumHistory`.
    static let ofPerson = page(
        isVisible: """
            SELECT 1 FROM person WHERE organization = $1::uuid AND id = $4::uuid
                AND ($5::uuid IS NULL OR created_by = $5::uuid)
            UNION ALL SELECT 1 FROM trash WHERE organization = $1::uuid AND id = $4::uuid AND entity_type = 1
                AND ($5::uuid IS NULL OR created_by = $5::uuid)
            """)
    static let ofCompany = page(
        isVisible: """
            SELECT 1 FROM company WHERE organization = $1::uuid AND id = $4::uuid
            UNION ALL SELECT 1 FROM trash WHERE organization = $1::uuid AND id = $4::uuid AND entity_type = 2
            """)

    private static func page(isVisible: String) -> SQL {
        SQL(
            """
            SELECT t.is_visible, t.total, h.revision IS NULL, h.revision, h.kind, h.at, h.user_id, h.api_key, h.changes
            FROM (SELECT EXISTS (\(isVisible)) AS is_visible,
                (SELECT count(*) FROM history WHERE organization = $1::uuid AND record = $4::uuid) AS total) t
            LEFT JOIN LATERAL (
                SELECT * FROM history WHERE organization = $1::uuid AND record = $4::uuid
                ORDER BY revision DESC LIMIT $2::int8 OFFSET $3::int8) h ON true
            ORDER BY h.revision DESC
            """)
    }

    // MARK: Writes

    static let insert = SQL(
        """
        INSERT INTO history (organization, record, revision, kind, at, user_id, api_key, changes)
        SELECT $1::uuid, * FROM unnest(
            $2::uuid[], $3::int8[], $4::int8[], $5::timestamptz[], $6::uuid[], $7::uuid[], $8::text[])
        """)
    /// Of each of the records $2 up to the revision $3.
    static let forget = SQL(
        """
        DELETE FROM history h USING unnest($2::uuid[], $3::int8[]) AS v (record, revision)
        WHERE h.organization = $1::uuid AND h.record = v.record AND h.revision <= v.revision
        """)
    static let delete = SQL("DELETE FROM history WHERE organization = $1::uuid AND record = ANY ($2::uuid[])")
    /// What was done just now to the records $2, by $3 with the key $4: the changes $5.
    static let insertOfPeople = insertOf("person")
    static let insertOfCompanies = insertOf("company")

    private static func insertOf(_ table: String) -> SQL {
        SQL(
            """
            INSERT INTO history (organization, record, revision, kind, at, user_id, api_key, changes)
            SELECT $1::uuid, r.id, r.revision, 2, r.updated_at, $3::uuid, $4::uuid, v.changes
            FROM unnest($2::uuid[], $5::text[]) AS v (id, changes)
            JOIN \(table) r ON r.organization = $1::uuid AND r.id = v.id
            """)
    }

    /// That all records lose their value of the field $2, at $3, by $4 with the key $5. Before it is done. $6 is what stands
    /// before the value.
    static let lossesOfPeople = losses("person")
    static let lossesOfCompanies = losses("company")

    private static func losses(_ table: String) -> SQL {
        SQL(
            """
            INSERT INTO history (organization, record, revision, kind, at, user_id, api_key, changes)
            SELECT $1::uuid, id, revision + 1, 2, greatest(updated_at, $3::timestamptz), $4::uuid, $5::uuid,
                $6::text || (custom_fields -> $2::text)::text || ',"new":null}]'
            FROM \(table) WHERE organization = $1::uuid AND custom_fields ? $2::text
            """)
    }
}
#endif
