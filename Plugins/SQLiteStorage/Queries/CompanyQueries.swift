#if SQLite
/// Statements about companies. ?1 and ?2 are the first and last row number of the organization where a statement has
/// both.
enum CompanyQueries {
    /// In the order in which `Row.company()` reads them.
    static let columns = """
        id, name, description, website, industry, address, custom_fields, created_at, updated_at, revision
        """

    // MARK: Reads

    static let byID = SQL("SELECT \(columns) FROM company WHERE id = ?1 AND organization = ?2")
    static let byRows = RowsSQL("SELECT \(columns) FROM company", row: "row")
    static let storedByID = SQL(
        "SELECT row, search_text, \(columns) FROM company WHERE id = ?1 AND organization = ?2")
    static let storedByName = SQL(
        "SELECT row, search_text, \(columns) FROM company WHERE organization = ?1 AND name_key = ?2")
    static let row = SQL("SELECT row FROM company WHERE id = ?1 AND organization = ?2")
    static let linkByID = SQL(
        "SELECT row, id, name, industry, website FROM company WHERE id = ?1 AND organization = ?2")
    static let linkByName = SQL(
        "SELECT row, id, name, industry, website FROM company WHERE organization = ?1 AND name_key = ?2")
    static let lastRow = RowMarkQueries.lastRow(of: "company", .companies)

    static let page = PagedSQL { order in
        "SELECT \(columns) FROM company WHERE row BETWEEN ?1 AND ?2 ORDER BY row \(order) LIMIT ?3 OFFSET ?4"
    }
    /// See ``PersonQueries/rows``.
    static let rows = PagedSQL { order in
        """
        SELECT row FROM company INDEXED BY company_place WHERE organization = ?1 >> 40 AND row BETWEEN ?1 AND ?2
        ORDER BY row \(order) LIMIT ?3 OFFSET ?4
        """
    }

    // MARK: Writes

    static let insert = SQL(
        """
        INSERT INTO company (
            row, organization, id, name, name_key, description, website, industry, address, custom_fields, search_text,
            created_at, updated_at, revision)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        """)
    static let update = SQL(
        """
        UPDATE company SET
            name = ?2, name_key = ?3, description = ?4, website = ?5, industry = ?6, address = ?7, custom_fields = ?8,
            search_text = ?9, updated_at = ?10, revision = ?11
        WHERE row = ?1
        """)
    static let delete = SQL("DELETE FROM company WHERE row = ?1")
}
#endif
