#if SQLite
/// The row numbers of one organization: `ordinal << 40 | sequence`, the sequence from 1.
struct RowRange: Hashable, Sendable {
    let ordinal: Int64

    private static let sequenceBits: Int64 = 40
    /// Keeps row numbers positive.
    static let maximumOrdinal: Int64 = 1 << 23 - 1

    var first: Int64 { ordinal << Self.sequenceBits }
    var last: Int64 { first | (1 << Self.sequenceBits - 1) }
}

extension Bindings {
    /// Gives `?n` the first and `?n+1` the last row number.
    mutating func add(_ rows: RowRange) {
        add(rows.first)
        add(rows.last)
    }
}
#endif
