#if SQLite
/// Statements about the kept counts.
enum CountQueries {
    static let number = SQL("SELECT number FROM kept_count WHERE organization = ?1 AND kind = ?2 AND subject = ?3")
    static let add = SQL(
        "UPDATE kept_count SET number = number + ?4 WHERE organization = ?1 AND kind = ?2 AND subject = ?3")
    static let insert = SQL("INSERT INTO kept_count (organization, kind, subject, number) VALUES (?1, ?2, ?3, ?4)")
    /// What nothing is left of goes, or the table would keep a row for each subject that ever was.
    static let deleteEmpty = SQL(
        "DELETE FROM kept_count WHERE organization = ?1 AND kind = ?2 AND subject = ?3 AND number = 0")
}
#endif
