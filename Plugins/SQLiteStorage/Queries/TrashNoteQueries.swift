#if SQLite
/// Statements that move the notes about a record into the trash and back: those about a person and about a company are
/// two lists, each with its index. ?1 is the type of the record, ?2 its row.
struct TrashNoteQueries: Sendable {
    /// The last row of them.
    let lastRow: SQL
    let putAway: SQL
    let putAwayMentions: SQL
    let bringBack: SQL

    static let bringBackMentions = SQL(
        """
        INSERT INTO mention (note, position, person_id, company_id)
        SELECT m.note, m.position, m.person_id, m.company_id
        FROM trash_note n CROSS JOIN trash_mention m ON m.note = n.row WHERE n.entity_type = ?1 AND n.record = ?2
        """)

    static let ofPerson = TrashNoteQueries(subject: "person")
    static let ofCompany = TrashNoteQueries(subject: "company")

    private init(subject: String) {
        lastRow = SQL("SELECT row FROM note WHERE \(subject) = ?1 ORDER BY row DESC LIMIT 1")
        putAway = SQL(
            """
            INSERT INTO trash_note (entity_type, record, row, id, content, created_by, created_at, updated_at, revision)
            SELECT ?1, ?2, row, id, content, created_by, created_at, updated_at, revision FROM note WHERE \(subject) = ?2
            """)
        putAwayMentions = SQL(
            """
            INSERT INTO trash_mention (note, position, person_id, company_id)
            SELECT m.note, m.position, m.person_id, m.company_id
            FROM note n CROSS JOIN mention m ON m.note = n.row WHERE n.\(subject) = ?1
            """)
        bringBack = SQL(
            """
            INSERT INTO note (row, organization, id, \(subject), content, created_by, created_at, updated_at, revision)
            SELECT row, row >> 40, id, ?2, content, created_by, created_at, updated_at, revision
            FROM trash_note WHERE entity_type = ?1 AND record = ?2
            """)
    }
}
#endif
