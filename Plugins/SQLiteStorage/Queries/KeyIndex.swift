#if SQLite
import PeopleDomain

/// Statements about an index that has keys in order, and with each key the row that has it.
///
/// ?1 is the organization and ?2 the field, where one index has several. What a key is bound as, ``KeyForm`` says.
struct KeyIndex: Sendable {
    /// The rows whose key is from ?3 up to ?4 and without it.
    let rows: SQL
    let count: SQL
    /// The rows in whose key the bytes ?3 occur; `nil` where keys are no texts.
    let containing: SQL?
    /// Up to ?5 rows of the key ?3 before the row ?4, newest first, less the first ?6; `nil` where no row shares a key.
    let newestOfKey: SQL?
    /// Rows and keys in order: from the key ?3 and the row ?4 on, up to the key ?5 and without it.
    let ascending: SQL
    /// Rows and keys in reverse: those before the key ?3 and the row ?4, down to the key ?5 and with it.
    let descending: SQL

    /// - Parameter source: the table and what makes the organization's field a range of the index.
    private init(_ source: String, key: String, row: String = "row") {
        rows = SQL("SELECT \(row) FROM \(source) AND \(key) >= ?3 AND \(key) < ?4")
        count = SQL("SELECT count(*) FROM \(source) AND \(key) >= ?3 AND \(key) < ?4")
        containing = SQL("SELECT \(row) FROM \(source) AND instr(CAST(\(key) AS BLOB), ?3) > 0")
        newestOfKey = SQL(
            "SELECT \(row) FROM \(source) AND \(key) = ?3 AND \(row) < ?4 ORDER BY \(row) DESC LIMIT ?5 OFFSET ?6")
        ascending = SQL(
            """
            SELECT \(row), \(key) FROM \(source) AND (\(key), \(row)) >= (?3, ?4) AND \(key) < ?5
            ORDER BY \(key), \(row)
            """)
        descending = SQL(
            """
            SELECT \(row), \(key) FROM \(source) AND (\(key), \(row)) < (?3, ?4) AND \(key) >= ?5
            ORDER BY \(key) DESC, \(row) DESC
            """)
    }

    static let entries = KeyIndex("field_value WHERE organization = ?1 AND field = ?2", key: "key")
    static let emails = KeyIndex(
        "person INDEXED BY person_email WHERE organization = ?1 AND email_key IS NOT NULL", key: "email_key")
    static let companyNames = KeyIndex("company WHERE organization = ?1", key: "name_key")
    static let updatedPeople = KeyIndex(
        "person INDEXED BY person_updated WHERE organization = ?1", key: "updated_at")
    static let updatedCompanies = KeyIndex(
        "company INDEXED BY company_updated WHERE organization = ?1", key: "updated_at")
    /// The key is the row of the company, which is the organization's own.
    static let linkedPeople = KeyIndex("person INDEXED BY person_company WHERE company IS NOT NULL", key: "company")

    static let createdPeople = KeyIndex(createdIn: "person")
    static let createdCompanies = KeyIndex(createdIn: "company")

    /// The order of rows is that of creation: the key is the row, save where rows are told apart by their time.
    private init(createdIn table: String) {
        let place = "\(table) INDEXED BY \(table)_place WHERE organization = ?1"
        self.rows = SQL("SELECT row FROM \(place) AND row >= ?3 AND row < ?4")
        count = SQL("SELECT count(*) FROM \(place) AND row >= ?3 AND row < ?4")
        containing = nil
        newestOfKey = nil
        // By rows, which are the organization's own: the `+` keeps SQLite from another index.
        let rows = "\(table) WHERE +organization = ?1"
        ascending = SQL("SELECT row, created_at FROM \(rows) AND row >= ?3 AND row < ?5 ORDER BY row")
        descending = SQL("SELECT row, created_at FROM \(rows) AND row < ?3 AND row >= ?5 ORDER BY row DESC")
    }
}
#endif
