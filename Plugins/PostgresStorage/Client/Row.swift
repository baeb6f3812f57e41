#if Postgres
import CLibPQ
import PeopleDomain
import PeopleStorage

/// Reads the columns of a row from left to right, straight into values.
///
/// Only good inside the closure that it is given to: the result owns the memory behind it.
struct Row: RecordRow {
    private let result: OpaquePointer
    private let index: Int32
    private var column: Int32 = 0
    /// Whether a column held what it can't hold, which the schema rules out.
    private(set) var isMalformed = false

    init(_ result: OpaquePointer, index: Int32) {
        self.result = result
        self.index = index
    }

    mutating func int64() -> Int64 { Int64(bitPattern: number(UInt64.self)) }
    mutating func int() -> Int { Int(int64()) }
    mutating func int16() -> Int16 { Int16(bitPattern: number(UInt16.self)) }
    mutating func bool() -> Bool { number(UInt8.self) != 0 }

    mutating func optionalInt64() -> Int64? { isNull() ? nil : int64() }

    mutating func optionalDouble() -> Double? { isNull() ? nil : Double(bitPattern: number(UInt64.self)) }

    mutating func text() -> String { String(decoding: bytes(), as: UTF8.self) }
    mutating func optionalText() -> String? { isNull() ? nil : text() }

    /// The text of a `jsonb` value: behind the version of the format.
    mutating func json() -> String {
        let bytes = bytes()
        guard bytes.first == 1 else {
            isMalformed = true
            return "{}"
        }
        return String(decoding: bytes.dropFirst(), as: UTF8.self)
    }

    mutating func id<Entity>(_: Entity.Type = Entity.self) -> Identifier<Entity> {
        let bytes = bytes()
        guard bytes.count == 16 else {
            isMalformed = true
            return Identifier(high: 0, low: 0)
        }
        return Identifier(
            high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }

    mutating func optionalID<Entity>(_: Entity.Type = Entity.self) -> Identifier<Entity>? { isNull() ? nil : id() }

    mutating func data() -> [UInt8] { Array(bytes()) }

    mutating func time() -> Timestamp { Timestamp(microsecondsSince2000: int64()) }
    mutating func optionalTime() -> Timestamp? { isNull() ? nil : time() }
    mutating func revision() -> Revision { Revision(int64()) }

    mutating func customFieldValues() -> CustomFieldValues { CustomFieldValues(jsonb: json()) }

    mutating func skip(_ columns: Int32) { column += columns }

    /// Notes that a value is none of those that we write.
    mutating func refuse() { isMalformed = true }

    /// Whether the next column is NULL; then it is passed over.
    mutating func isNull() -> Bool {
        guard PQgetisnull(result, index, column) != 0 else { return false }
        column += 1
        return true
    }

    /// The bytes of the next column. An absent value has none.
    private mutating func bytes() -> UnsafeRawBufferPointer {
        defer { column += 1 }
        if PQgetisnull(result, index, column) != 0 { isMalformed = true }
        let start = PQgetvalue(result, index, column)
        return UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, index, column)))
    }

    private mutating func number<Number: FixedWidthInteger>(_: Number.Type) -> Number {
        let bytes = bytes()
        guard bytes.count == MemoryLayout<Number>.size else {
            isMalformed = true
            return 0
        }
        return Number(bigEndian: bytes.loadUnaligned(as: Number.self))
    }
}
#endif
