#if SQLite
/// Statements about merges. ?1 is the id of who was merged where nothing else is said.
enum MergeQueries {
    /// In the order in which `Row.storedMerge()` reads them.
    private static let columns = "record, at, user, api_key, other, before, after"

    // MARK: Reads

    /// Whom the id leads to, and who created that one, in the organization ?2.
    static let target = SQL(
        """
        SELECT p.id, p.created_by FROM merge m CROSS JOIN person p ON p.id = m.target
        WHERE m.id = ?1 AND m.organization = ?2
        """)
    /// The last merge into ?1.
    static let last = SQL("SELECT \(columns) FROM merge WHERE survivor = ?1 ORDER BY revision DESC LIMIT 1")
    /// The merge of ?2 into ?1.
    static let one = SQL("SELECT \(columns) FROM merge WHERE id = ?2 AND survivor = ?1")
    /// Those whose ids lead to ?1.
    static let everybody = SQL("SELECT id, record FROM merge WHERE target = ?1")

    static let exists = SQL("SELECT 1 FROM merge WHERE id = ?1")
    /// Of the people in the rows ?1 to ?2.
    static let count = SQL("SELECT count(*) FROM merge WHERE record BETWEEN ?1 AND ?2")

    // MARK: Writes

    static let insert = SQL(
        """
        INSERT INTO merge (
            id, record, organization, survivor, revision, target, at, user, api_key, other, before, after)
        VALUES (?1, ?2, ?3, ?4, ?5, ?4, ?6, ?7, ?8, ?9, ?10, ?11)
        """)
    /// Those whose ids lead to ?1 are led to ?2.
    static let lead = SQL("UPDATE merge SET target = ?2 WHERE target = ?1")
    /// Those who were merged into ?1, and those who were merged into these, are led to ?1 again.
    static let leadBack = SQL(
        """
        WITH RECURSIVE merged (id) AS (
            SELECT id FROM merge WHERE survivor = ?1
            UNION ALL SELECT m.id FROM merged JOIN merge m ON m.survivor = merged.id)
        UPDATE merge SET target = ?1 WHERE id IN (SELECT id FROM merged)
        """)
    static let delete = SQL("DELETE FROM merge WHERE id = ?1")

    // MARK: Notes

    /// Remembers the notes about the person in row ?1.
    static let insertNotes = SQL("INSERT INTO merge_note (record, note) SELECT ?1, row FROM note WHERE person = ?1")
    /// Gives the notes about the person in row ?1 to the one in row ?2.
    static let moveNotes = SQL("UPDATE note SET person = ?2 WHERE person = ?1")
    /// Gives those that were about the person in row ?1 back, where they are about the one in row ?2.
    static let moveNotesBack = SQL(
        "UPDATE note SET person = ?1 WHERE row IN (SELECT note FROM merge_note WHERE record = ?1) AND person = ?2")
    /// Of the person in row ?1.
    static let deleteNotes = SQL("DELETE FROM merge_note WHERE record = ?1")
}
#endif
