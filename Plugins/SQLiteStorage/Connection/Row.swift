#if SQLite
import CSQLite
import PeopleDomain
import PeopleStorage

/// Reads the columns of a row from left to right, straight into values.
///
/// Only good inside the closure that it is given to: SQLite reuses the memory behind it with the next step.
struct Row: RecordRow {
    private let statement: OpaquePointer
    private var column: Int32 = 0
    /// Whether a column held what it can't hold, which the schema rules out for a file that is whole.
    private(set) var isMalformed = false

    init(_ statement: OpaquePointer) { self.statement = statement }

    mutating func int64() -> Int64 {
        defer { column += 1 }
        return sqlite3_column_int64(statement, column)
    }

    mutating func int() -> Int { Int(int64()) }
    mutating func bool() -> Bool { int64() != 0 }

    mutating func optionalInt64() -> Int64? {
        if isNull() { return nil }
        return int64()
    }

    mutating func optionalDouble() -> Double? {
        if isNull() { return nil }
        defer { column += 1 }
        return sqlite3_column_double(statement, column)
    }

    mutating func text() -> String {
        if let text = optionalText() { return text }
        isMalformed = true
        return ""
    }

    mutating func optionalText() -> String? {
        defer { column += 1 }
        guard let start = sqlite3_column_text(statement, column) else {
            // Asked only now: most columns hold something.
            if sqlite3_column_type(statement, column) != SQLITE_NULL { isMalformed = true }
            return nil
        }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    mutating func id<Entity>(_: Entity.Type = Entity.self) -> Identifier<Entity> {
        defer { column += 1 }
        guard let start = sqlite3_column_blob(statement, column), sqlite3_column_bytes(statement, column) == 16 else {
            isMalformed = true
            return Identifier(high: 0, low: 0)
        }
        let bytes = UnsafeRawBufferPointer(start: start, count: 16)
        return Identifier(
            high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }

    mutating func bytes() -> [UInt8] {
        defer { column += 1 }
        let count = Int(sqlite3_column_bytes(statement, column))
        guard let start = sqlite3_column_blob(statement, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    mutating func optionalID<Entity>(_: Entity.Type = Entity.self) -> Identifier<Entity>? {
        if isNull() { return nil }
        return id()
    }

    mutating func time() -> Timestamp { Timestamp(millisecondsSince1970: int64()) }
    mutating func optionalTime() -> Timestamp? { optionalInt64().map { Timestamp(millisecondsSince1970: $0) } }
    mutating func revision() -> Revision { Revision(int64()) }

    mutating func customFieldValues() -> CustomFieldValues { CustomFieldValues(storedJSON: text()) }

    mutating func skip(_ columns: Int32) { column += columns }

    /// A text or bytes as bytes, a number as a number.
    mutating func storedKey() -> StoredKey {
        if sqlite3_column_type(statement, column) == SQLITE_INTEGER { return .number(int64()) }
        return .bytes(bytes())
    }

    /// Notes that a value is none of those that we write.
    mutating func refuse() { isMalformed = true }

    /// Whether the next column is NULL; then it is passed over.
    private mutating func isNull() -> Bool {
        guard sqlite3_column_type(statement, column) == SQLITE_NULL else { return false }
        column += 1
        return true
    }
}
#endif
