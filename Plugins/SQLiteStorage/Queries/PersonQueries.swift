#if SQLite
/// Statements about people. ?1 and ?2 are the first and last row number of the organization where a statement has both.
enum PersonQueries {
    /// In the order in which `Row.person()` reads them.
    static let columns = """
        p.id, p.email, p.first_name, p.last_name, p.phone_number, p.address, p.latitude, p.longitude, p.flags, \
        p.custom_fields, p.created_by, p.created_at, p.updated_at, p.revision, c.id, c.name, c.industry, c.website
        """
    static let source = "person p LEFT JOIN company c ON c.row = p.company"

    // MARK: Reads

    static let byID = SQL("SELECT \(columns) FROM \(source) WHERE p.id = ?1 AND p.organization = ?2")
    static let byRows = RowsSQL("SELECT \(columns) FROM \(source)", row: "p.row")
    static let storedByID = SQL(
        "SELECT p.row, p.company, p.search_text, \(columns) FROM \(source) WHERE p.id = ?1 AND p.organization = ?2")
    static let storedByEmail = SQL(
        """
        SELECT p.row, p.company, p.search_text, \(columns) FROM \(source)
        WHERE p.organization = ?1 AND p.email_key = ?2
        """)
    static let storedByRow = SQL("SELECT p.row, p.company, p.search_text, \(columns) FROM \(source) WHERE p.row = ?1")
    /// Whether the scope sees a person is told by its creator.
    static let rowAndCreator = SQL("SELECT row, created_by FROM person WHERE id = ?1 AND organization = ?2")
    static let holderOfEmail = SQL("SELECT id FROM person WHERE organization = ?1 AND email_key = ?2")
    static let lastRow = RowMarkQueries.lastRow(of: "person", .people)

    /// Up to here a list begins near: to step over a person costs 0.12 microseconds, to fetch one by its row 1 more than
    /// in line.
    static let nearOffset = 500

    /// The whole rows, for a list that begins near.
    static let page = PagedSQL { order in
        "SELECT \(columns) FROM \(source) WHERE p.row BETWEEN ?1 AND ?2 ORDER BY p.row \(order) LIMIT ?3 OFFSET ?4"
    }
    /// Only the row numbers, from an index of a few bytes a row, for a list that begins far off: stepping over the
    /// people themselves takes three times as long.
    static let rows = PagedSQL { order in
        """
        SELECT row FROM person INDEXED BY person_place WHERE organization = ?1 >> 40 AND row BETWEEN ?1 AND ?2
        ORDER BY row \(order) LIMIT ?3 OFFSET ?4
        """
    }
    static let rowsOfCreator = PagedSQL { order in
        """
        SELECT row FROM person INDEXED BY person_creator WHERE created_by = ?5 AND row BETWEEN ?1 AND ?2
        ORDER BY row \(order) LIMIT ?3 OFFSET ?4
        """
    }
    static let rowsOfCompany = PagedSQL { order in
        """
        SELECT row FROM person INDEXED BY person_company WHERE company = ?5 AND row BETWEEN ?1 AND ?2
        ORDER BY row \(order) LIMIT ?3 OFFSET ?4
        """
    }

    // MARK: Writes

    static let insert = SQL(
        """
        INSERT INTO person (
            row, organization, id, email, email_key, first_name, last_name, phone_number, address, latitude, longitude,
            flags, custom_fields, company, search_text, created_by, created_at, updated_at, revision)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
        """)
    /// Everything that changes but the company. With the company, whose reference is checked, SQLite would open a
    /// savepoint of its own for the statement, and each savepoint makes FTS5 write out what it holds.
    static let update = SQL(
        """
        UPDATE person SET
            email = ?2, email_key = ?3, first_name = ?4, last_name = ?5, phone_number = ?6, address = ?7,
            latitude = ?8, longitude = ?9, flags = ?10, custom_fields = ?11, search_text = ?12, updated_at = ?13,
            revision = ?14
        WHERE row = ?1
        """)
    static let updateCompany = SQL("UPDATE person SET company = ?2 WHERE row = ?1")
    static let delete = SQL("DELETE FROM person WHERE row = ?1")
    static let unlinkCompany = SQL(
        """
        UPDATE person SET company = NULL, updated_at = max(updated_at, ?2), revision = revision + 1 WHERE company = ?1
        """)
}
#endif
