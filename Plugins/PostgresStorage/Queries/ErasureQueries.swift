#if Postgres
/// Statements that take a name out of notes, those that are there and those in the trash. $1 is the organization, $2 the
/// id of who is erased.
struct ErasureQueries: Sendable {
    /// A step of the notes that mention it, behind the note $3: at most $4.
    let notes: SQL
    /// Gives the notes $2 the contents $3, at $4.
    let update: SQL
    /// Those of the notes $2.
    let deleteMentions: SQL
    let insertMentions: SQL

    static let people = [
        ErasureQueries(notes: "note", mentions: "mention", of: "person"),
        ErasureQueries(notes: "trash_note", mentions: "trash_mention", of: "person"),
    ]
    static let companies = [
        ErasureQueries(notes: "note", mentions: "mention", of: "company"),
        ErasureQueries(notes: "trash_note", mentions: "trash_mention", of: "company"),
    ]

    private init(notes table: String, mentions: String, of subject: String) {
        notes = SQL(
            """
            SELECT n.id, n.content FROM \(mentions) m JOIN \(table) n ON n.organization = $1::uuid AND n.id = m.note
            WHERE m.organization = $1::uuid AND m.\(subject) = $2::uuid AND m.note > $3::uuid
            ORDER BY m.note LIMIT $4::int8
            """)
        update = SQL(
            """
            UPDATE \(table) n SET
                content = v.content, updated_at = greatest(n.updated_at, $4::timestamptz), revision = n.revision + 1
            FROM unnest($2::uuid[], $3::text[]) AS v (id, content)
            WHERE n.organization = $1::uuid AND n.id = v.id
            """)
        deleteMentions = SQL("DELETE FROM \(mentions) WHERE organization = $1::uuid AND note = ANY ($2::uuid[])")
        insertMentions = SQL(
            """
            INSERT INTO \(mentions) (organization, note, position, person, company)
            SELECT $1::uuid, * FROM unnest($2::uuid[], $3::int8[], $4::uuid[], $5::uuid[])
            """)
    }
}
#endif
