#if SQLite
/// Statements about the file as a whole.
enum StoreQueries {
    static let userVersion = SQL("PRAGMA user_version")
    static let applicationID = SQL("PRAGMA application_id")
    static let tableCount = SQL("SELECT count(*) FROM sqlite_schema")

    static let state = SQL("SELECT commit_number, last_id, last_time FROM store_state WHERE only = 1")
    static let commitNumber = SQL("SELECT commit_number FROM store_state WHERE only = 1")
    static let advance = SQL(
        "UPDATE store_state SET commit_number = commit_number + 1, last_id = ?1, last_time = ?2 WHERE only = 1")
}
#endif
