#if SQLite
/// Statements about organizations.
enum OrganizationQueries {
    static let ordinal = SQL("SELECT ordinal FROM organization WHERE id = ?1")
    static let lastOrdinal = SQL("SELECT ordinal FROM organization ORDER BY ordinal DESC LIMIT 1")
    static let byID = SQL("SELECT id, name, created_at FROM organization WHERE id = ?1")
    static let byName = SQL("SELECT id, name, created_at FROM organization WHERE name_key = ?1")
    static let newest = SQL(
        "SELECT id, name, created_at FROM organization ORDER BY created_at DESC, id DESC LIMIT ?1")
    static let insert = SQL(
        "INSERT INTO organization (ordinal, id, name, name_key, created_at) VALUES (?1, ?2, ?3, ?4, ?5)")
}
#endif
