#if SQLite
import PeopleDomain
import PeopleStorage

/// Statements about histories. ?1 is the type of the record, ?2 its row.
enum HistoryQueries {
    /// In the order in which `Row.historyEntry()` reads them.
    private static let columns = "revision, kind, at, user, api_key, changes"

    static let page = PagedSQL { order in
        """
        SELECT \(columns) FROM history WHERE entity_type = ?1 AND record = ?2
        ORDER BY revision \(order) LIMIT ?3 OFFSET ?4
        """
    }
    /// Bounded by `StorageLimits.maximumHistory`.
    static let count = SQL("SELECT count(*) FROM history WHERE entity_type = ?1 AND record = ?2")
    static let insert = SQL(
        """
        INSERT INTO history (entity_type, record, revision, kind, at, user, api_key, changes)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """)
    /// Up to revision ?3.
    static let forget = SQL("DELETE FROM history WHERE entity_type = ?1 AND record = ?2 AND revision <= ?3")
    static let delete = SQL("DELETE FROM history WHERE entity_type = ?1 AND record = ?2")

    /// That everybody of the company in row ?1 is unlinked, at ?2, by ?3 with the key ?4: the changes ?5. Before it is done.
    static let insertUnlinking = SQL(
        """
        INSERT INTO history (entity_type, record, revision, kind, at, user, api_key, changes)
        SELECT 1, row, revision + 1, 2, max(updated_at, ?2), ?3, ?4, ?5 FROM person WHERE company = ?1
        """)
    /// That everybody whom the deletion of the company in row ?1 unlinked is linked again. Before it is done.
    static let insertLinking = SQL(
        """
        INSERT INTO history (entity_type, record, revision, kind, at, user, api_key, changes)
        SELECT 1, p.row, p.revision + 1, 2, max(p.updated_at, ?2), ?3, ?4, ?5
        FROM trash_member m CROSS JOIN person p ON p.row = m.person WHERE m.company = ?1 AND p.company IS NULL
        """)

    /// What was done just now to the record in row ?1, by ?2 with the key ?3: the changes ?4.
    static let insertOfPerson = insertOf("person", .people)
    static let insertOfCompany = insertOf("company", .companies)

    private static func insertOf(_ table: String, _ entityType: EntityType) -> SQL {
        SQL(
            """
            INSERT INTO history (entity_type, record, revision, kind, at, user, api_key, changes)
            SELECT \(entityType.storedNumber), row, revision, 2, updated_at, ?2, ?3, ?4 FROM \(table) WHERE row = ?1
            """)
    }

    static let lossesOfPeople = losses("person", .people)
    static let lossesOfCompanies = losses("company", .companies)

    /// That records of the rows ?1 to ?2 lose their value of the field ?3, at ?4, by ?5 with the key ?6. Before it is
    /// done. ?7 is what stands before the value.
    private static func losses(_ table: String, _ entityType: EntityType) -> SQL {
        SQL(
            """
            INSERT INTO history (entity_type, record, revision, kind, at, user, api_key, changes)
            SELECT \(entityType.storedNumber), row, revision + 1, 2, max(updated_at, ?4), ?5, ?6,
                ?7 || (custom_fields -> ?3) || ',"new":null}]'
            FROM \(table) WHERE row BETWEEN ?1 AND ?2 AND json_type(custom_fields, ?3) IS NOT NULL
            """)
    }
}
#endif
