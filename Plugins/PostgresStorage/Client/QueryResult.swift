#if Postgres
import CLibPQ
import PeopleStorage

/// What the server answered to one statement, in binary format.
///
/// `@unchecked Sendable`: nobody changes a `PGresult` after it came from the connection, and what reads it takes it as
/// constant (postgresql.org/docs/current/libpq-threading.html).
final class QueryResult: @unchecked Sendable {
    private let result: OpaquePointer

    /// - Parameter result: what `PQgetResult` gave. From now on it is this object's.
    init(owning result: OpaquePointer) { self.result = result }

    deinit { PQclear(result) }

    /// How many rows it has.
    var count: Int { Int(PQntuples(result)) }

    /// How many rows a statement wrote that gives none.
    var affectedRows: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

    /// Reads all rows.
    ///
    /// - Throws: ``StorageError/corrupted(_:)`` where a column holds what the schema rules out.
    func map<Value>(_ read: (inout Row) -> Value) throws(StorageError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(count)
        for index in 0..<count { values.append(try value(at: index, read)) }
        return values
    }

    /// Reads the first row, if there is any.
    func first<Value>(_ read: (inout Row) -> Value) throws(StorageError) -> Value? {
        count == 0 ? nil : try value(at: 0, read)
    }

    func value<Value>(at index: Int, _ read: (inout Row) -> Value) throws(StorageError) -> Value {
        var row = Row(result, index: Int32(index))
        let value = read(&row)
        if row.isMalformed { throw .corrupted("a row holds what the schema rules out") }
        return value
    }
}
#endif
