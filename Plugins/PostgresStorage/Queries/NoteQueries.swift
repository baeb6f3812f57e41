#if Postgres
import PeopleStorage

/// Statements about notes. $1 is the organization.
enum NoteQueries {
    /// In the order in which `Row.note()` reads them. A note has a row for each of its mentions, and its text stands in
    /// the first.
    private static let columns = columns(content: "CASE WHEN m.position > 0 THEN '' ELSE n.content END")
    /// The same for a note that has one row, since its mentions are not asked for.
    static let archivedColumns = columns(content: "n.content")

    private static func columns(content: String) -> String {
        "n.id, n.person, n.company, \(content), n.created_by, n.created_at, n.updated_at, n.revision"
    }

    /// In the order in which `Row.mentionedRecord(visibility:)` reads them.
    private static let mentionColumns = "p.id, p.first_name, p.last_name, p.created_by, c.id, c.name"
    private static let mentioned = """
        LEFT JOIN mention m ON m.organization = $1::uuid AND m.note = n.id
        LEFT JOIN merge g ON g.organization = $1::uuid AND g.id = m.person
        LEFT JOIN person p ON p.organization = $1::uuid AND p.id = coalesce(g.target, m.person)
        LEFT JOIN company c ON c.organization = $1::uuid AND c.id = m.company
        """

    /// Those about the person, or company, $4, and whether that one is there: for people, for a reader who sees what $5
    /// created, or all.
    static let aboutPerson = Page(
        of: "person",
        isVisible: """
            SELECT 1 FROM person WHERE organization = $1::uuid AND id = $4::uuid
                AND ($5::uuid IS NULL OR created_by = $5::uuid)
            """)
    static let aboutCompany = Page(
        of: "company",
        isVisible: "SELECT 1 FROM company WHERE organization = $1::uuid AND id = $4::uuid")

    /// At the offset $3, or behind the id $3.
    struct Page: Sendable {
        let atOffset: SQL
        let behindID: SQL

        fileprivate init(of subject: String, isVisible: String) {
            atOffset = NoteQueries.page(of: subject, isVisible: isVisible, "", "OFFSET $3::int8")
            behindID = NoteQueries.page(of: subject, isVisible: isVisible, "AND id < $3::uuid", "")
        }
    }

    private static func page(
        of subject: String, isVisible: String, _ condition: String, _ offset: String
    ) -> SQL {
        SQL(
            """
            SELECT t.is_visible, t.total, n.id IS NULL, \(columns), \(mentionColumns)
            FROM (SELECT EXISTS (\(isVisible)) AS is_visible,
                coalesce((\(CountQueries.number(of: .notes, subject: "$4::uuid"))), 0) AS total) t
            LEFT JOIN LATERAL (
                SELECT * FROM note WHERE organization = $1::uuid AND \(subject) = $4::uuid \(condition)
                ORDER BY id DESC LIMIT $2::int8 \(offset)) n ON true
            \(mentioned)
            ORDER BY n.id DESC, m.position
            """)
    }

    /// Each behind the id of the person that it mentions.
    static let byIDs = SQL(
        """
        SELECT m.person, \(columns), \(mentionColumns) FROM note n \(mentioned)
        WHERE n.organization = $1::uuid AND n.id = ANY ($2::uuid[]) ORDER BY n.id, m.position
        """)

    // MARK: Writes

    static let insert = SQL(
        """
        INSERT INTO note (
            organization, id, person, company, content, created_by, created_at, updated_at, revision)
        SELECT $1::uuid, * FROM unnest(
            $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::timestamptz[], $8::timestamptz[], $9::int8[])
        """)
    static let update = SQL(
        """
        UPDATE note n SET content = v.content, updated_at = v.updated_at, revision = v.revision
        FROM unnest(
            $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::timestamptz[], $8::timestamptz[], $9::int8[])
            AS v (id, person, company, content, created_by, created_at, updated_at, revision)
        WHERE n.organization = $1::uuid AND n.id = v.id
        """)
    static let delete = SQL("DELETE FROM note WHERE organization = $1::uuid AND id = ANY ($2::uuid[])")
    static let deleteAboutPeople = SQL("DELETE FROM note WHERE organization = $1::uuid AND person = ANY ($2::uuid[])")
    static let deleteAboutCompanies = SQL(
        "DELETE FROM note WHERE organization = $1::uuid AND company = ANY ($2::uuid[])")
    static let insertMentions = SQL(
        """
        INSERT INTO mention (organization, note, position, person, company)
        SELECT $1::uuid, * FROM unnest($2::uuid[], $3::int8[], $4::uuid[], $5::uuid[])
        """)
    static let deleteMentions = SQL("DELETE FROM mention WHERE organization = $1::uuid AND note = ANY ($2::uuid[])")
}
#endif
