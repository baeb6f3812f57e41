#if Postgres
import Synchronization

/// A statement with parameters `$1`, `$2`, …, parsed by the server once a connection.
///
/// Made once, as a static constant: each has a name of its own under which a connection keeps it.
final class SQL: Sendable {
    let text: String
    /// The name of the prepared statement.
    let name: String
    /// How many were made before it. A connection notes under it whether it has prepared the statement. `nil` for one that
    /// no connection keeps.
    let number: Int?

    private static let count = Atomic<Int>(0)

    init(_ text: String) {
        self.text = text
        let number = Self.count.wrappingAdd(1, ordering: .relaxed).oldValue
        self.number = number
        name = "people_\(number)"
    }

    /// A statement that is parsed and planned whenever it is sent: there are as many as clients think of.
    init(unprepared text: String) {
        self.text = text
        number = nil
        name = ""
    }
}
#endif
