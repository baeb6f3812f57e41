#if SQLite
import PeopleStorage

/// Statements about what people have in common. Where a statement has them, ?1 is the organization, ?2 the digest and ?3
/// a user, for whom nothing stands where nobody created a person or all people count.
enum DuplicateQueries {
    private static let key = "organization = ?1 AND digest = ?2"

    // MARK: Keys

    static let insert = SQL("INSERT INTO duplicate_key (organization, digest, creator, person) VALUES (?1, ?2, ?3, ?4)")
    static let delete = SQL("DELETE FROM duplicate_key WHERE \(key) AND creator = ?3 AND person = ?4")
    /// Whether two people have a key, or two whom a user created: the second of them.
    static let second = SQL("SELECT 1 FROM duplicate_key WHERE \(key) LIMIT 1 OFFSET 1")
    static let secondOfCreator = SQL("SELECT 1 FROM duplicate_key WHERE \(key) AND creator = ?3 LIMIT 1 OFFSET 1")
    /// A step of the people of the company ?1: behind the row ?2, at most ?3.
    static let members = SQL(
        """
        SELECT row, created_by, first_name, last_name FROM person INDEXED BY person_company
        WHERE company = ?1 AND row > ?2 ORDER BY row LIMIT ?3
        """)

    // MARK: Groups

    static let insertGroup = SQL(
        "INSERT OR IGNORE INTO duplicate_group (organization, digest, seen_by) VALUES (?1, ?2, ?3)")
    static let deleteGroup = SQL("DELETE FROM duplicate_group WHERE \(key) AND seen_by = ?3")

    // MARK: Lists

    /// The groups that a user (?4) sees, with digests from ?5 to ?6. A step over one costs 0.1 microseconds.
    static let groups = SQL(
        """
        SELECT digest FROM duplicate_group WHERE organization = ?1 AND seen_by = ?4 AND digest BETWEEN ?5 AND ?6
        ORDER BY digest LIMIT ?2 OFFSET ?3
        """)
    /// The rows of at most ?3 people, of all or of those whom a user (?4) created.
    static let people = SQL("SELECT person FROM duplicate_key WHERE \(key) ORDER BY creator, person LIMIT ?3")
    static let peopleOfCreator = SQL(
        "SELECT person FROM duplicate_key WHERE \(key) AND creator = ?4 ORDER BY person LIMIT ?3")
}
#endif
