#if SQLite
/// The ways to search one table. Which way is taken when, ``SearchPlan`` tells.
///
/// ?1 and ?2 are the first and last row number of the organization, ?3 and ?4 limit and offset.
struct SearchQueries: Sendable {
    let insertText: SQL
    let deleteText: SQL
    let insertGrams: SQL
    let deleteGrams: SQL
    let mergeText: SQL
    let mergeGrams: SQL

    /// One index alone; ?5 is what it is asked for.
    let text: Way
    let grams: Way
    /// The index of long terms, and each row that it gives is looked at: ?5 is what the index is asked for, ?6 the
    /// other terms as a JSON array, ?7 the company and ?8 the creator, or NULL.
    let textThenRow: Way
    /// The same with the index of short terms.
    let gramsThenRow: Way
    /// Both indexes; ?6 is what the second is asked for. The `+` keeps SQLite from asking the second index once for
    /// each row of the first, which takes a second where this takes a millisecond.
    let textAndGrams: Way
    /// How many rows an index gives, counted up to ?3.
    let countTextUpTo: SQL

    struct Way: Sendable {
        let rows: PagedSQL
        let count: SQL
        /// Whether the statement has ?7 and ?8.
        let namesFilter: Bool

        init(_ statement: (_ columns: String) -> String, order column: String) {
            rows = PagedSQL { order in
                "\(statement("\(column) AS row")) ORDER BY \(column) \(order) LIMIT ?3 OFFSET ?4"
            }
            count = SQL(statement("count(*)"))
            namesFilter = count.text.contains("?8")
        }
    }

    static let people = SearchQueries(
        table: "person",
        condition: "(?7 IS NULL OR p.company = ?7) AND (?8 IS NULL OR p.created_by = ?8)")
    static let companies = SearchQueries(table: "company", condition: "?7 IS NULL AND ?8 IS NULL")

    /// The terms of ?6 that do not stand in the text. SQLite looks for bytes where neither argument is text.
    static let missingTerm = """
        SELECT 1 FROM json_each(?6) t WHERE instr(CAST(p.search_text AS BLOB), CAST(t.value AS BLOB)) = 0
        """

    private init(table: String, condition: String) {
        let search = "\(table)_search"
        let gram = "\(table)_gram"
        insertText = SQL("INSERT INTO \(search) (rowid, text) VALUES (?1, ?2)")
        deleteText = SQL("INSERT INTO \(search) (\(search), rowid, text) VALUES ('delete', ?1, ?2)")
        insertGrams = SQL("INSERT INTO \(gram) (rowid, grams) VALUES (?1, ?2)")
        deleteGrams = SQL("INSERT INTO \(gram) (\(gram), rowid, grams) VALUES ('delete', ?1, ?2)")
        mergeText = SQL("INSERT INTO \(search) (\(search), rank) VALUES ('merge', ?1)")
        mergeGrams = SQL("INSERT INTO \(gram) (\(gram), rank) VALUES ('merge', ?1)")

        func matching(_ index: String) -> String { "\(index) MATCH ?5 AND \(index).rowid BETWEEN ?1 AND ?2" }
        func alone(_ index: String) -> Way {
            Way({ "SELECT \($0) FROM \(index) WHERE \(matching(index))" }, order: "\(index).rowid")
        }
        func thenRow(_ index: String) -> Way {
            Way(
                { columns in
                    """
                    SELECT \(columns) FROM \(index) CROSS JOIN \(table) p ON p.row = \(index).rowid
                    WHERE \(matching(index)) AND \(condition) AND NOT EXISTS (\(Self.missingTerm))
                    """
                }, order: "\(index).rowid")
        }
        text = alone(search)
        grams = alone(gram)
        textThenRow = thenRow(search)
        gramsThenRow = thenRow(gram)
        textAndGrams = Way(
            { columns in
                """
                SELECT \(columns) FROM \(search) WHERE \(matching(search)) AND +\(search).rowid IN
                    (SELECT rowid FROM \(gram) WHERE \(gram) MATCH ?6 AND rowid BETWEEN ?1 AND ?2)
                """
            }, order: "\(search).rowid")
        countTextUpTo = SQL(
            """
            SELECT count(*) FROM
                (SELECT 1 FROM \(search) WHERE \(search) MATCH ?4 AND rowid BETWEEN ?1 AND ?2 LIMIT ?3)
            """)
    }

    /// Every row of a small company, or of a user who created few, looked at. As ``textThenRow``, without ?5.
    static let peopleOfCompany = Way(
        { columns in
            """
            SELECT \(columns) FROM person p INDEXED BY person_company WHERE p.company = ?7
                AND p.row BETWEEN ?1 AND ?2 AND (?8 IS NULL OR p.created_by = ?8) AND NOT EXISTS (\(missingTerm))
            """
        }, order: "p.row")
    static let peopleOfCreator = Way(
        { columns in
            """
            SELECT \(columns) FROM person p INDEXED BY person_creator WHERE p.created_by = ?8
                AND p.row BETWEEN ?1 AND ?2 AND (?7 IS NULL OR p.company = ?7) AND NOT EXISTS (\(missingTerm))
            """
        }, order: "p.row")
}
#endif
