#if SQLite
/// The ways to search one table. Which way is taken when, ``SearchPlan`` tells.
///
/// ?1 and ?2 are the first and last row number of the organization.
struct SearchQueries: Sendable {
    let insertText: SQL
    let deleteText: SQL
    let insertGrams: SQL
    let deleteGrams: SQL
    let mergeText: SQL
    let mergeGrams: SQL

    /// One index alone; ?3 is what it is asked for.
    let text: Way
    let grams: Way
    /// The index of long terms, and each row that it gives is looked at: ?3 is what the index is asked for, ?4 the
    /// other terms as a JSON array, ?5 the company and ?6 the creator, or NULL.
    let textThenRow: Way
    /// The same with the index of short terms.
    let gramsThenRow: Way
    /// Both indexes; ?4 is what the second is asked for. The `+` keeps SQLite from asking the second index once for
    /// each row of the first, which takes a second where this takes a millisecond.
    let textAndGrams: Way
    /// How many rows an index gives for ?3, counted up to ?4.
    let countTextUpTo: SQL
    let countGramsUpTo: SQL

    /// All rows that match, newest first.
    struct Way: Sendable {
        let rows: SQL
        /// Whether the statement has ?5 and ?6.
        let namesFilter: Bool
        /// The number of rows, and some of them (?4 limit, ?5 offset), where an index alone gives both: within SQLite it
        /// counts twice as fast as rows go by here. `nil` where each row takes longer than that to be found.
        let parts: (count: SQL, page: PagedSQL)?

        init(_ text: String, parts: (count: SQL, page: PagedSQL)? = nil) {
            rows = SQL(text)
            namesFilter = text.contains("?6")
            self.parts = parts
        }
    }

    static let people = SearchQueries(
        table: "person",
        condition: "(?5 IS NULL OR p.company = ?5) AND (?6 IS NULL OR p.created_by = ?6)")
    static let companies = SearchQueries(table: "company", condition: "?5 IS NULL AND ?6 IS NULL")

    /// The terms of ?4 that do not stand in the text. SQLite looks for bytes where neither argument is text.
    static let missingTerm = """
        SELECT 1 FROM json_each(?4) t WHERE instr(CAST(p.search_text AS BLOB), CAST(t.value AS BLOB)) = 0
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

        func matching(_ index: String) -> String { "\(index) MATCH ?3 AND \(index).rowid BETWEEN ?1 AND ?2" }
        func alone(_ index: String) -> Way {
            Way(
                "SELECT rowid FROM \(index) WHERE \(matching(index)) ORDER BY rowid DESC",
                parts: (
                    count: SQL("SELECT count(*) FROM \(index) WHERE \(matching(index))"),
                    page: PagedSQL { order in
                        """
                        SELECT rowid FROM \(index) WHERE \(matching(index)) ORDER BY rowid \(order) LIMIT ?4 OFFSET ?5
                        """
                    }
                ))
        }
        func thenRow(_ index: String) -> Way {
            Way(
                """
                SELECT p.row FROM \(index) CROSS JOIN \(table) p ON p.row = \(index).rowid
                WHERE \(matching(index)) AND \(condition) AND NOT EXISTS (\(Self.missingTerm))
                ORDER BY \(index).rowid DESC
                """)
        }
        func countUpTo(_ index: String) -> SQL {
            SQL("SELECT count(*) FROM (SELECT 1 FROM \(index) WHERE \(matching(index)) LIMIT ?4)")
        }
        text = alone(search)
        grams = alone(gram)
        textThenRow = thenRow(search)
        gramsThenRow = thenRow(gram)
        textAndGrams = Way(
            """
            SELECT rowid FROM \(search) WHERE \(matching(search)) AND +\(search).rowid IN
                (SELECT rowid FROM \(gram) WHERE \(gram) MATCH ?4 AND rowid BETWEEN ?1 AND ?2)
            ORDER BY rowid DESC
            """)
        countTextUpTo = countUpTo(search)
        countGramsUpTo = countUpTo(gram)
    }

    /// Every row of a small company, or of a user who created few, looked at. As ``textThenRow``, without ?3.
    static let peopleOfCompany = Way(
        """
        SELECT p.row FROM person p INDEXED BY person_company WHERE p.company = ?5 AND p.row BETWEEN ?1 AND ?2
            AND (?6 IS NULL OR p.created_by = ?6) AND NOT EXISTS (\(missingTerm))
        ORDER BY p.row DESC
        """)
    static let peopleOfCreator = Way(
        """
        SELECT p.row FROM person p INDEXED BY person_creator WHERE p.created_by = ?6 AND p.row BETWEEN ?1 AND ?2
            AND (?5 IS NULL OR p.company = ?5) AND NOT EXISTS (\(missingTerm))
        ORDER BY p.row DESC
        """)
}
#endif
