#if Postgres
/// One page of a list, newest first, with the total of the same moment: one statement sees one moment. $2 is the limit,
/// $3 the offset. A page without a row still has one, with the total and nothing else.
enum PageSQL {
    /// - Parameters:
    ///   - ids: finds the ids of the list, in any order.
    ///   - source: joins the rows of the ids `l.id`.
    static func text(columns: String, total: String, ids: String, source: String, with: String = "") -> String {
        """
        \(with)
        SELECT t.total, l.id IS NULL, \(columns)
        FROM (SELECT coalesce((\(total)), 0) AS total) t
        LEFT JOIN LATERAL (\(ids) ORDER BY id DESC LIMIT $2::int8 OFFSET $3::int8) l ON true
        \(source)
        ORDER BY l.id DESC
        """
    }
}
#endif
