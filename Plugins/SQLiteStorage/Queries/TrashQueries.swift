#if SQLite
/// Statements about what is in the trash. A record there is named by its type, ?1, and its row, ?2.
enum TrashQueries {
    /// In the order in which `Row.deleted()` reads them.
    private static let columns = "content, deleted_at, user, api_key"

    // MARK: Reads

    /// Of the type ?1 with the id ?2 in the organization ?3: its row before it.
    static let byID = SQL(
        "SELECT record, \(columns) FROM trash WHERE id = ?2 AND entity_type = ?1 AND organization = ?3")
    static let rowAndCreator = SQL(
        "SELECT record, created_by FROM trash WHERE id = ?2 AND entity_type = ?1 AND organization = ?3")
    /// Of the type ?1 in the organization ?4.
    static let page = PagedSQL { order in
        """
        SELECT \(columns) FROM trash INDEXED BY trash_order WHERE organization = ?4 AND entity_type = ?1
        ORDER BY deleted_at \(order), id \(order) LIMIT ?2 OFFSET ?3
        """
    }
    /// People who were created by ?1 in the organization ?4.
    static let pageOfCreator = PagedSQL { order in
        """
        SELECT \(columns) FROM trash INDEXED BY trash_creator WHERE created_by = ?1 AND organization = ?4
        ORDER BY deleted_at \(order), id \(order) LIMIT ?2 OFFSET ?3
        """
    }
    /// Up to ?2 that were deleted before ?1, the oldest first.
    static let due = SQL(
        """
        SELECT entity_type, record, organization, id, created_by FROM trash WHERE deleted_at < ?1
        ORDER BY deleted_at LIMIT ?2
        """)

    // MARK: Writes

    static let insert = SQL(
        """
        INSERT INTO trash (entity_type, record, organization, id, created_by, deleted_at, user, api_key, content)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """)
    static let delete = SQL("DELETE FROM trash WHERE entity_type = ?1 AND record = ?2")
    static let deleteNotes = SQL("DELETE FROM trash_note WHERE entity_type = ?1 AND record = ?2")
    static let deleteMentions = SQL(
        """
        DELETE FROM trash_mention WHERE note IN (SELECT row FROM trash_note WHERE entity_type = ?1 AND record = ?2)
        """)

    // MARK: Members of companies

    /// Remembers the people of the company ?1.
    static let insertMembers = SQL(
        "INSERT INTO trash_member (company, person) SELECT ?1, row FROM person WHERE company = ?1")
    static let deleteMembers = SQL("DELETE FROM trash_member WHERE company = ?1")
    /// Links those of the company ?1 again who have none now, at ?2.
    static let linkMembers = SQL(
        """
        UPDATE person SET company = ?1, updated_at = max(updated_at, ?2), revision = revision + 1
        WHERE row IN (SELECT person FROM trash_member WHERE company = ?1) AND company IS NULL
        """)
}
#endif
