#if SQLite
/// Statements that take a name out of notes, those that are there and those in the trash. ?1 is the id of who is erased.
struct ErasureQueries: Sendable {
    /// A step of the notes that mention it, of the rows ?2 to ?3: at most ?4.
    let notes: SQL
    let update: SQL
    /// Those of the rows ?2 to ?3.
    let deleteMentions: SQL

    static let people = [
        ErasureQueries(notes: "note", mentions: "mention", of: "person_id"),
        ErasureQueries(notes: "trash_note", mentions: "trash_mention", of: "person_id"),
    ]
    static let companies = [
        ErasureQueries(notes: "note", mentions: "mention", of: "company_id"),
        ErasureQueries(notes: "trash_note", mentions: "trash_mention", of: "company_id"),
    ]

    private init(notes table: String, mentions: String, of subject: String) {
        notes = SQL(
            """
            SELECT n.row, n.content FROM \(mentions) m CROSS JOIN \(table) n ON n.row = m.note
            WHERE m.\(subject) = ?1 AND m.note BETWEEN ?2 AND ?3 ORDER BY m.note LIMIT ?4
            """)
        update = SQL(
            """
            UPDATE \(table) SET content = ?2, updated_at = max(updated_at, ?3), revision = revision + 1 WHERE row = ?1
            """)
        deleteMentions = SQL("DELETE FROM \(mentions) WHERE \(subject) = ?1 AND note BETWEEN ?2 AND ?3")
    }
}
#endif
