#if SQLite
import CSQLite
import PeopleDomain

/// Gives a statement its values, in the order of `?1`, `?2`, ….
struct Bindings {
    private let statement: OpaquePointer
    private var position: Int32 = 0
    /// The first failure, or `SQLITE_OK`.
    private(set) var code = SQLITE_OK

    init(_ statement: OpaquePointer) { self.statement = statement }

    mutating func add(_ value: Int64) {
        position += 1
        note(sqlite3_bind_int64(statement, position, value))
    }

    mutating func add(_ value: Int64?) {
        if let value { add(value) } else { addNull() }
    }

    mutating func add(_ value: Int) { add(Int64(value)) }

    mutating func add(_ value: Double?) {
        guard let value else { return addNull() }
        position += 1
        note(sqlite3_bind_double(statement, position, value))
    }

    mutating func add(_ value: String) {
        position += 1
        var value = value
        let code = value.withUTF8 { bytes in
            // An empty buffer may have no address, which SQLite would take for NULL.
            guard let address = bytes.baseAddress else { return sqlite3_bind_text(statement, position, "", 0, nil) }
            return address.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                sqlite3_bind_text(statement, position, $0, Int32(clamping: bytes.count), Self.copied)
            }
        }
        note(code)
    }

    mutating func add(_ value: String?) {
        if let value { add(value) } else { addNull() }
    }

    mutating func add<Entity>(_ id: Identifier<Entity>) {
        position += 1
        let code = withUnsafeBytes(of: (id.high.bigEndian, id.low.bigEndian)) {
            sqlite3_bind_blob(statement, position, $0.baseAddress, Int32($0.count), Self.copied)
        }
        note(code)
    }

    mutating func add<Entity>(_ id: Identifier<Entity>?) {
        if let id { add(id) } else { addNull() }
    }

    mutating func add(_ bytes: [UInt8]) {
        position += 1
        let code = bytes.withUnsafeBytes { buffer in
            guard let address = buffer.baseAddress else { return sqlite3_bind_zeroblob(statement, position, 0) }
            return sqlite3_bind_blob(statement, position, address, Int32(clamping: buffer.count), Self.copied)
        }
        note(code)
    }

    mutating func add(_ time: Timestamp) { add(time.millisecondsSince1970) }
    mutating func add(_ time: Timestamp?) { add(time?.millisecondsSince1970) }
    mutating func add(_ revision: Revision) { add(revision.number) }

    mutating func addNull() {
        position += 1
        note(sqlite3_bind_null(statement, position))
    }

    private mutating func note(_ result: Int32) {
        if code == SQLITE_OK { code = result }
    }

    /// `SQLITE_TRANSIENT`, a macro that Swift can't import: SQLite copies the bytes before the call returns.
    private static var copied: sqlite3_destructor_type? { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
#endif
