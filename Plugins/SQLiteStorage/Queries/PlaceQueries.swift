#if SQLite
/// Statements that find where in the order of creation a record stands, or stood.
struct PlaceQueries: Sendable {
    let row: SQL
    /// The first of the rows ?1 to ?2, with its time and id.
    let first: SQL
    let last: SQL

    private init(_ table: String, last: SQL) {
        row = SQL("SELECT row FROM \(table) WHERE id = ?1 AND organization = ?2 AND created_at = ?3")
        first = SQL("SELECT row, created_at, id FROM \(table) WHERE row BETWEEN ?1 AND ?2 ORDER BY row LIMIT 1")
        self.last = last
    }

    static let people = PlaceQueries("person", last: PersonQueries.lastRow)
    static let companies = PlaceQueries("company", last: CompanyQueries.lastRow)
    static let notes = PlaceQueries("note", last: NoteQueries.lastRow)
}
#endif
