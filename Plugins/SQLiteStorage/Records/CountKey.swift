#if SQLite
import PeopleDomain
import PeopleStorage

/// What one kept count counts.
struct CountKey: Hashable {
    let ordinal: Int64
    let kind: CountKind
    let high: UInt64
    let low: UInt64
    /// Whether it counts for the organization as a whole, without a subject.
    let isWhole: Bool

    init(ordinal: Int64, kind: CountKind, high: UInt64 = 0, low: UInt64 = 0, isWhole: Bool = true) {
        self.ordinal = ordinal
        self.kind = kind
        self.high = high
        self.low = low
        self.isWhole = isWhole
    }

    init<Subject>(ordinal: Int64, kind: CountKind, of subject: Identifier<Subject>) {
        self.init(ordinal: ordinal, kind: kind, high: subject.high, low: subject.low, isWhole: false)
    }
}

extension Bindings {
    /// Gives `?1` to `?3`.
    mutating func add(_ key: CountKey) {
        add(key.ordinal)
        add(key.kind.rawValue)
        if key.isWhole { add([UInt8]()) } else { add(Identifier<Organization>(high: key.high, low: key.low)) }
    }
}
#endif
