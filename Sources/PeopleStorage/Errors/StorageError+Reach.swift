extension StorageError {
    /// Whether it is one change that failed, which leaves the others of a set be. All other failures are of the set.
    public var isOfOneChange: Bool {
        switch self {
        case .conflict, .notFound, .incomplete, .stale: true
        case .staleSchema, .unavailable, .outcomeUnknown, .corrupted: false
        }
    }
}
