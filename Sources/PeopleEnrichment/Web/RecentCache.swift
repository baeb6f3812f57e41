/// Keeps what was used lately within a bound.
///
/// In two generations: what is used moves to the younger one, and when that is half of the bound, the older one is forgotten.
/// What is forgotten was not used while as much as half of the bound was; there is no list to be kept in order.
struct RecentCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var young: [Key: Entry] = [:]
    private var old: [Key: Entry] = [:]
    private var youngCost = 0
    private let bound: Int

    private struct Entry {
        let value: Value
        let cost: Int
    }

    /// - Parameter bound: on the sum of the costs of all values.
    init(bound: Int) { self.bound = bound }

    /// The value of a key, which counts as a use.
    mutating func value(of key: Key) -> Value? {
        if let entry = young[key] { return entry.value }
        guard let entry = old.removeValue(forKey: key) else { return nil }
        keep(entry, for: key)
        return entry.value
    }

    mutating func store(_ value: Value, for key: Key, cost: Int = 1) {
        remove(key)
        if cost <= bound / 2 { keep(Entry(value: value, cost: cost), for: key) }
    }

    mutating func remove(_ key: Key) {
        old[key] = nil
        if let entry = young.removeValue(forKey: key) { youngCost -= entry.cost }
    }

    var count: Int { young.count + old.count }

    private mutating func keep(_ entry: Entry, for key: Key) {
        if youngCost + entry.cost > bound / 2 {
            old = young
            young = [:]
            youngCost = 0
        }
        young[key] = entry
        youngCost += entry.cost
    }
}
