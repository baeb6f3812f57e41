import PeopleDomain

extension Set<APIKeyScope> {
    /// Reads ``storedBits``.
    public init(storedBits bits: Int64) {
        self = Set(APIKeyScope.allCases.filter { bits & $0.storedBit != 0 })
    }

    /// The scopes in one number, as backends store them.
    public var storedBits: Int64 { reduce(0) { $0 | $1.storedBit } }
}

extension APIKeyScope {
    fileprivate var storedBit: Int64 {
        switch self {
        case .read: 1
        case .write: 2
        case .admin: 4
        }
    }
}
