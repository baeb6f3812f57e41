#if SQLite
import PeopleDomain
import PeopleStorage

/// A key as an index has it.
enum StoredKey: Equatable {
    case bytes([UInt8])
    case text([UInt8])
    case number(Int64)
}

/// How an index keeps the keys of a field.
enum KeyForm {
    /// As they are.
    case bytes
    /// As the folded text that they are made of.
    case text
    /// As milliseconds.
    case time
    /// A company as its row.
    case company
    /// A time as the first row that was created then or later.
    case creation
}

extension Bindings {
    mutating func add(_ key: StoredKey) {
        switch key {
        case .bytes(let bytes): add(bytes)
        case .text(let bytes): add(String(decoding: bytes, as: UTF8.self))
        case .number(let number): add(number)
        }
    }
}

extension KeyForm {
    /// A key before all others.
    var least: StoredKey {
        switch self {
        case .bytes: .bytes([])
        case .text: .text([])
        case .time, .company, .creation: .number(.min)
        }
    }

    /// A key behind all others.
    var end: StoredKey {
        switch self {
        // No number has more than eight bytes, and no text has this one.
        case .bytes: .bytes(Array(repeating: 0xFF, count: 17))
        // SQLite puts all bytes behind all texts (sqlite.org/datatype3.html#sort_order).
        case .text: .bytes([])
        case .time, .company, .creation: .number(.max)
        }
    }
}

extension SortKey {
    /// The first time whose key is this one or a greater one.
    var timeFromHere: Timestamp {
        guard bytes.count >= 8 else { return Timestamp(millisecondsSince1970: .min) }
        let bits = bytes.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        let time = Int64(bitPattern: bits ^ 1 << 63)
        // A key that is longer is the successor of one.
        return Timestamp(millisecondsSince1970: bytes.count > 8 && time < .max ? time + 1 : time)
    }

    /// The id whose key this is.
    var identifier: Identifier<Void>? {
        guard bytes.count == 16 else { return nil }
        let halves = [bytes.prefix(8), bytes.suffix(8)].map { $0.reduce(0 as UInt64) { $0 << 8 | UInt64($1) } }
        return Identifier(high: halves[0], low: halves[1])
    }
}
#endif
