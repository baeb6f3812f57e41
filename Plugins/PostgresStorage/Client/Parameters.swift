#if Postgres
import PeopleDomain

/// The values of a statement in the order of `$1`, `$2`, …, in PostgreSQL's binary formats (each type's `…send`
/// function). The statement casts each to its type: `$1::uuid`.
struct Parameters: Hashable, Sendable {
    /// All values one after another.
    private(set) var bytes: [UInt8] = []
    /// Where each value ends in ``bytes``, and whether it is NULL.
    private(set) var values: [Value] = []

    struct Value: Hashable, Sendable {
        let end: Int
        let isNull: Bool
    }

    mutating func add(_ value: Int64) { add(BinaryValue.int8(value)) }
    mutating func add(_ value: Int) { add(Int64(value)) }
    mutating func add(_ value: Bool) { add(BinaryValue.bool(value)) }
    mutating func add(_ value: String) { add(BinaryValue.text(value)) }
    mutating func add(_ value: String?) { add(value.map { BinaryValue.text($0) }) }
    mutating func add(_ value: [UInt8]) { add(BinaryValue.bytea(value)) }
    mutating func add<Entity>(_ id: Identifier<Entity>) { add(BinaryValue.uuid(id.high, id.low)) }
    mutating func add<Entity>(_ id: Identifier<Entity>?) { add(id.map { BinaryValue.uuid($0.high, $0.low) }) }
    mutating func add(_ time: Timestamp) { add(BinaryValue.time(time)) }

    mutating func add(_ value: BinaryValue?) {
        value?.write(to: &bytes)
        values.append(Value(end: bytes.count, isNull: value == nil))
    }

    /// A one-dimensional array, of which an element may be NULL.
    mutating func add(_ type: BinaryValue.ElementType, _ elements: some Collection<BinaryValue?>) {
        // The layout of `array_send`: dimensions, whether any is NULL, the type, then length and lower bound.
        append(elements.isEmpty ? 0 : 1 as Int32)
        append(elements.contains(nil) ? 1 : 0 as Int32)
        append(type.oid)
        if !elements.isEmpty {
            append(Int32(elements.count))
            append(1 as Int32)
        }
        for element in elements {
            let start = bytes.count
            append(-1 as Int32)
            guard let element else { continue }
            element.write(to: &bytes)
            let length = Int32(bytes.count - start - 4).bigEndian
            withUnsafeBytes(of: length) { bytes.replaceSubrange(start..<start + 4, with: $0) }
        }
        values.append(Value(end: bytes.count, isNull: false))
    }

    private mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
#endif
