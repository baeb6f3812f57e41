#if Postgres
import PeopleStorage

/// Why the server did not do what it was asked.
enum PostgresFailure: Error, Hashable, Sendable {
    /// The server refused a statement; nothing of its transaction will be stored.
    case refused(SQLState, message: String)
    /// The connection was lost after the statements were sent, and no answer came: they were done or not.
    case lost(String)
    /// Nothing was sent: no connection is to be had, too many wait, or the waiting task was cancelled.
    case unavailable(Unavailability)
}

/// What kind of error it is (postgresql.org/docs/current/errcodes-appendix.html).
struct SQLState: Hashable, Sendable, CustomStringConvertible {
    /// Five characters.
    let code: String

    init(_ code: String) { self.code = code }

    var description: String { code }

    /// The first two characters, which name the class.
    var classCode: Substring { code.prefix(2) }
}
#endif
