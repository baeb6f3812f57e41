#if Postgres
/// What a connection is for.
enum PoolLane: Int, CaseIterable, Sendable {
    /// Reads that share connections and round trips.
    case quick
    /// Reads that have a connection to themselves.
    case long
    /// Transactions, which lease a connection.
    case write

    init(_ lane: Lane) {
        self =
            switch lane {
            case .quick: .quick
            case .long: .long
            }
    }

    /// How many may wait for a connection of this lane.
    var lineCapacity: Int {
        switch self {
        case .quick: ClientConfiguration.quickLineCapacity
        case .long: ClientConfiguration.longLineCapacity
        case .write: ClientConfiguration.writeLineCapacity
        }
    }
}
#endif
