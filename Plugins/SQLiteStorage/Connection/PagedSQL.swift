#if SQLite
/// One list in both directions, so that a page behind the middle is read from the near end.
struct PagedSQL: Sendable {
    let newestFirst: SQL
    let oldestFirst: SQL

    /// - Parameter text: gives the statement for `DESC` and for `ASC`.
    init(_ text: (String) -> String) {
        newestFirst = SQL(text("DESC"))
        oldestFirst = SQL(text("ASC"))
    }
}
#endif
