#if SQLite
/// How a commit changed the text by which a row is found.
struct SearchChange: Sendable {
    let list: SearchList
    let row: Int64
    /// `nil` for a new row.
    let oldText: String?
    /// `nil` for a row that is gone.
    let newText: String?
}
#endif
