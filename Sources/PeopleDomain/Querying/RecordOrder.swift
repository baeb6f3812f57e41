/// The order of a list: by the terms, one after the other, and what they leave open by the time of creation and then the
/// id, in the direction of the last term. Without terms newest first.
///
/// Records without a value come last, in either direction.
public struct RecordOrder: Hashable, Sendable {
    /// How many terms an order can have.
    public static let maximumTerms = 3
    public static let newestFirst = RecordOrder([])

    public let terms: [Term]

    public init(_ terms: [Term]) { self.terms = terms }

    public struct Term: Hashable, Sendable {
        public let field: QueryField
        public let isDescending: Bool

        public init(_ field: QueryField, isDescending: Bool = false) {
            self.field = field
            self.isDescending = isDescending
        }
    }

    /// Whether what the terms leave open goes from the newest to the oldest.
    public var isNewestFirst: Bool { terms.last?.isDescending ?? true }

    public func position(of person: Person) -> RecordPosition {
        RecordPosition(
            keys: terms.map { person.keys(in: $0.field).first }, createdAt: person.createdAt, id: person.id)
    }

    public func position(of company: Company) -> RecordPosition {
        RecordPosition(
            keys: terms.map { company.keys(in: $0.field).first }, createdAt: company.createdAt, id: company.id)
    }

    /// Whether one record stands before another.
    public func precedes(_ a: RecordPosition, _ b: RecordPosition) -> Bool {
        for (term, (a, b)) in zip(terms, zip(a.keys, b.keys)) where a != b {
            guard let a else { return false }
            guard let b else { return true }
            return (a < b) != term.isDescending
        }
        let (earlier, later) = isNewestFirst ? (b, a) : (a, b)
        return (earlier.createdAt, earlier.id) < (later.createdAt, later.id)
    }
}

/// Where a record stands in an order, whether it is still there or not.
public struct RecordPosition: Hashable, Sendable {
    /// One for each term of the order; `nil` where the record has no value.
    public let keys: [SortKey?]
    public let createdAt: Timestamp
    /// Of whatever kind the records are.
    public let id: Identifier<Void>

    public init<Entity>(keys: [SortKey?] = [], createdAt: Timestamp, id: Identifier<Entity>) {
        self.keys = keys
        self.createdAt = createdAt
        self.id = Identifier(high: id.high, low: id.low)
    }
}
