#if Postgres
import PeopleStorage

/// Statements that move notes into the trash and back. $1 is the organization, $2 what the notes are about.
enum TrashNoteQueries {
    static let putAwayOfPeople = putAwayNotes("person")
    static let putAwayOfCompanies = putAwayNotes("company")
    static let putAwayMentionsOfPeople = putAwayMentions("person")
    static let putAwayMentionsOfCompanies = putAwayMentions("company")
    static let bringBackOfPeople = bringBackNotes("person")
    static let bringBackOfCompanies = bringBackNotes("company")

    private static func putAwayNotes(_ subject: String) -> SQL {
        SQL(
            """
            INSERT INTO trash_note (
                organization, record, id, content, created_by, created_at, updated_at, revision)
            SELECT organization, \(subject), id, content, created_by, created_at, updated_at, revision
            FROM note WHERE organization = $1::uuid AND \(subject) = ANY ($2::uuid[])
            """)
    }

    private static func putAwayMentions(_ subject: String) -> SQL {
        SQL(
            """
            INSERT INTO trash_mention (organization, note, position, person, company)
            SELECT m.organization, m.note, m.position, m.person, m.company
            FROM note n JOIN mention m ON m.organization = $1::uuid AND m.note = n.id
            WHERE n.organization = $1::uuid AND n.\(subject) = ANY ($2::uuid[])
            """)
    }

    private static func bringBackNotes(_ subject: String) -> SQL {
        SQL(
            """
            INSERT INTO note (organization, \(subject), id, content, created_by, created_at, updated_at, revision)
            SELECT organization, record, id, content, created_by, created_at, updated_at, revision
            FROM trash_note WHERE organization = $1::uuid AND record = ANY ($2::uuid[])
            """)
    }

    static let bringBackMentions = SQL(
        """
        INSERT INTO mention (organization, note, position, person, company)
        SELECT m.organization, m.note, m.position, m.person, m.company
        FROM trash_note n JOIN trash_mention m ON m.organization = $1::uuid AND m.note = n.id
        WHERE n.organization = $1::uuid AND n.record = ANY ($2::uuid[])
        """)
    static let count = SQL(
        """
        INSERT INTO kept_count AS k (organization, kind, subject, number)
        SELECT $1::uuid, \(CountKind.notes.rawValue), record, count(*) FROM trash_note
        WHERE organization = $1::uuid AND record = ANY ($2::uuid[]) GROUP BY record
        ON CONFLICT (organization, kind, subject) DO UPDATE SET number = k.number + excluded.number
        """)
    /// Notes that the database does not have yet: about $2.
    static let insert = SQL(
        """
        INSERT INTO trash_note (organization, record, id, content, created_by, created_at, updated_at, revision)
        SELECT $1::uuid, * FROM unnest(
            $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::int8[])
        """)
    static let insertMentions = SQL(
        """
        INSERT INTO trash_mention (organization, note, position, person, company)
        SELECT $1::uuid, * FROM unnest($2::uuid[], $3::int8[], $4::uuid[], $5::uuid[])
        """)
}
#endif
