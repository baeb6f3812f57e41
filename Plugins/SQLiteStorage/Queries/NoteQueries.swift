#if SQLite
/// Statements about notes. The notes about a person and about a company are two lists, each with its index.
struct NoteQueries: Sendable {
    /// Those about the record in row ?1.
    let page: PagedSQL
    /// Those before the row ?2.
    let pageBefore: SQL
    /// What the notes about the record ?1 from row ?2 to row ?3 mention, as it is named now, of the organization ?4.
    let mentions: SQL
    let delete: SQL
    let deleteMentions: SQL

    static let ofPerson = NoteQueries(subject: "person")
    static let ofCompany = NoteQueries(subject: "company")

    static let columns = "n.row, n.id, n.content, n.created_by, n.created_at, n.updated_at, n.revision"

    private init(subject: String) {
        page = PagedSQL { order in
            """
            SELECT \(Self.columns) FROM note n WHERE n.\(subject) = ?1 ORDER BY n.row \(order) LIMIT ?2 OFFSET ?3
            """
        }
        pageBefore = SQL(
            """
            SELECT \(Self.columns) FROM note n WHERE n.\(subject) = ?1 AND n.row < ?2 ORDER BY n.row DESC LIMIT ?3
            """)
        mentions = SQL(
            """
            SELECT m.note, p.id, p.first_name, p.last_name, p.created_by, c.id, c.name
            FROM note n CROSS JOIN mention m ON m.note = n.row
            LEFT JOIN person p ON p.organization = ?4
                AND p.id = coalesce((SELECT target FROM merge WHERE id = m.person_id), m.person_id)
            LEFT JOIN company c ON c.id = m.company_id AND c.organization = ?4
            WHERE n.\(subject) = ?1 AND n.row BETWEEN ?2 AND ?3 ORDER BY n.row DESC, m.position
            """)
        deleteMentions = SQL("DELETE FROM mention WHERE note IN (SELECT row FROM note WHERE \(subject) = ?1)")
        delete = SQL("DELETE FROM note WHERE \(subject) = ?1")
    }

    // MARK: One note

    static let byID = SQL(
        """
        SELECT n.person, n.company, \(columns) FROM note n WHERE n.id = ?1 AND n.organization = ?2
        """)
    static let lastRow = RowMarkQueries.lastRow(of: "note", .notes)
    static let insert = SQL(
        """
        INSERT INTO note (
            row, organization, id, person, company, content, created_by, created_at, updated_at, revision)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """)
    static let update = SQL("UPDATE note SET content = ?2, updated_at = ?3, revision = ?4 WHERE row = ?1")
    static let deleteOne = SQL("DELETE FROM note WHERE row = ?1")
    static let insertMention = SQL(
        "INSERT INTO mention (note, position, person_id, company_id) VALUES (?1, ?2, ?3, ?4)")
    static let deleteMentionsOfOne = SQL("DELETE FROM mention WHERE note = ?1")
}
#endif
