#if Postgres
/// One page of a list, newest first, with the total of the same moment: one statement sees one moment. $2 is the limit,
/// $3 the offset, or the id behind which the page begins. A page without a row still has one, with the total and nothing else.
struct PageSQL: Sendable {
    let atOffset: SQL
    let behindID: SQL

    /// - Parameters:
    ///   - ids: finds the ids of the list, in any order; a further condition can be added.
    ///   - source: joins the rows of the ids `l.id`.
    init(columns: String, total: String, ids: String, source: String) {
        atOffset = SQL(Self.text(columns: columns, total: total, ids: ids, source: source))
        let part = "\(ids) AND id < $3::uuid ORDER BY id DESC LIMIT $2::int8"
        behindID = SQL(Self.text(columns: columns, total: total, part: part, source: source))
    }

    /// - Parameters:
    ///   - ids: finds the ids of the list, in any order.
    ///   - source: joins the rows of the ids `l.id`.
    static func text(columns: String, total: String, ids: String, source: String, with: String = "") -> String {
        text(
            columns: columns, total: total, part: "\(ids) ORDER BY id DESC LIMIT $2::int8 OFFSET $3::int8",
            source: source,
            with: with)
    }

    private static func text(
        columns: String, total: String, part: String, source: String, with: String = ""
    ) -> String {
        """
        \(with)
        SELECT t.total, l.id IS NULL, \(columns)
        FROM (SELECT coalesce((\(total)), 0) AS total) t
        LEFT JOIN LATERAL (\(part)) l ON true
        \(source)
        ORDER BY l.id DESC
        """
    }
}
#endif
