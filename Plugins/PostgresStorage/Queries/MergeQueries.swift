#if Postgres
import PeopleStorage

/// Statements about merges. $1 is the organization, $2 the id of who was merged where nothing else is said.
enum MergeQueries {
    // MARK: Reads

    /// Whom the id leads to, and who created that one.
    static let target = SQL(
        """
        SELECT p.id, p.created_by FROM merge m JOIN person p ON p.organization = $1::uuid AND p.id = m.target
        WHERE m.organization = $1::uuid AND m.id = $2::uuid
        """)
    /// Whom the ids $2 lead to, each before who it is.
    static let targets = SQL(
        """
        SELECT m.id, p.id, p.first_name, p.last_name, p.created_by
        FROM merge m JOIN person p ON p.organization = $1::uuid AND p.id = m.target
        WHERE m.organization = $1::uuid AND m.id = ANY ($2::uuid[])
        """)
    /// The merge of $3 into $2, or the last merge into it.
    static let one = SQL(
        """
        SELECT at, user_id, api_key, other, before, after FROM merge
        WHERE organization = $1::uuid AND survivor = $2::uuid AND ($3::uuid IS NULL OR id = $3::uuid)
        ORDER BY revision DESC LIMIT 1
        """)
    /// Those whose ids lead to any of $2.
    static let everybody = SQL(
        "SELECT id FROM merge WHERE organization = $1::uuid AND target = ANY ($2::uuid[])")

    /// Those of $2 who were merged.
    static let merged = SQL("SELECT id FROM merge WHERE organization = $1::uuid AND id = ANY ($2::uuid[])")
    static let count = SQL("SELECT count(*) FROM merge WHERE organization = $1::uuid")

    // MARK: Writes

    /// Those whose ids led to $2 are led to $3.
    static let lead = SQL("UPDATE merge SET target = $3::uuid WHERE organization = $1::uuid AND target = $2::uuid")
    static let insert = SQL(
        """
        INSERT INTO merge (
            organization, id, survivor, revision, target, at, user_id, api_key, other, before, after)
        VALUES (
            $1::uuid, $2::uuid, $3::uuid, $4::int8, $3::uuid, $5::timestamptz, $6::uuid, $7::uuid, $8::text, $9::text,
            $10::text)
        """)
    /// Those who were merged into $2, and those who were merged into these, are led to $2 again.
    static let leadBack = SQL(
        """
        WITH RECURSIVE merged (id) AS (
            SELECT id FROM merge WHERE organization = $1::uuid AND survivor = $2::uuid
            UNION ALL
            SELECT m.id FROM merged JOIN merge m ON m.organization = $1::uuid AND m.survivor = merged.id)
        UPDATE merge m SET target = $2::uuid FROM merged WHERE m.organization = $1::uuid AND m.id = merged.id
        """)
    static let delete = SQL(
        """
        WITH notes AS (DELETE FROM merge_note WHERE organization = $1::uuid AND person = $2::uuid)
        DELETE FROM merge WHERE organization = $1::uuid AND id = $2::uuid
        """)
    /// Everybody who was merged into any of $2, with their histories.
    static let forget = SQL(
        """
        WITH merged AS (
            DELETE FROM merge WHERE organization = $1::uuid AND target = ANY ($2::uuid[]) RETURNING id),
        notes AS (DELETE FROM merge_note n USING merged m WHERE n.organization = $1::uuid AND n.person = m.id)
        DELETE FROM history h USING merged m WHERE h.organization = $1::uuid AND h.record = m.id
        """)

    // MARK: Notes

    /// Gives the notes about $2 to $3, and remembers which they were. What is counted for $2 goes with that person.
    static let moveNotes = SQL(
        """
        WITH moved AS (
            UPDATE note SET person = $3::uuid WHERE organization = $1::uuid AND person = $2::uuid RETURNING id),
        remembered AS (
            INSERT INTO merge_note (organization, person, note) SELECT $1::uuid, $2::uuid, id FROM moved)
        INSERT INTO kept_count AS k (organization, kind, subject, number)
        SELECT $1::uuid, \(CountKind.notes.rawValue), $3::uuid, count(*) FROM moved HAVING count(*) > 0
        ON CONFLICT (organization, kind, subject) DO UPDATE SET number = k.number + excluded.number
        """)
    /// Gives the notes that were about $2 back, where they are about $3.
    static let moveNotesBack = SQL(
        """
        WITH moved AS (
            UPDATE note n SET person = $2::uuid FROM merge_note m
            WHERE m.organization = $1::uuid AND m.person = $2::uuid AND n.organization = $1::uuid AND n.id = m.note
                AND n.person = $3::uuid
            RETURNING n.id),
        fewer AS (
            UPDATE kept_count SET number = number - (SELECT count(*) FROM moved)
            WHERE organization = $1::uuid AND kind = \(CountKind.notes.rawValue) AND subject = $3::uuid)
        INSERT INTO kept_count AS k (organization, kind, subject, number)
        SELECT $1::uuid, \(CountKind.notes.rawValue), $2::uuid, count(*) FROM moved HAVING count(*) > 0
        ON CONFLICT (organization, kind, subject) DO UPDATE SET number = k.number + excluded.number
        """)
}
#endif
