#if SQLite
/// Statements that keep row numbers from being given out twice: those in the trash are taken, though no table has them.
enum RowMarkQueries {
    /// The last row of the organization whose rows are ?1 to ?2, or the number before its first.
    static func lastRow(of table: String, _ kind: Kind) -> SQL {
        SQL(
            """
            SELECT max(
                coalesce((SELECT row FROM \(table) WHERE row BETWEEN ?1 AND ?2 ORDER BY row DESC LIMIT 1), ?1),
                coalesce((SELECT last FROM row_mark WHERE organization = ?1 >> 40 AND kind = \(kind.rawValue)), ?1))
            """)
    }

    enum Kind: Int {
        case people = 1
        case companies = 2
        case notes = 3
    }

    /// Nothing up to the row ?3 is given out again.
    static let mark = SQL(
        """
        INSERT INTO row_mark (organization, kind, last) VALUES (?1, ?2, ?3)
        ON CONFLICT DO UPDATE SET last = max(last, excluded.last)
        """)
}
#endif
