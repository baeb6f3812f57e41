#if Postgres
import PeopleStorage

extension StorageError {
    /// What a failure means for the caller, told by the code and never by the text
    /// (postgresql.org/docs/current/errcodes-appendix.html).
    ///
    /// Conflicts are not among it: a write looks for them before it writes, and holds the organization's lock meanwhile.
    init(_ failure: PostgresFailure) {
        switch failure {
        case .unavailable(let reason): self = .unavailable(reason)
        case .lost(let reason): self = .unavailable(Unavailability("the connection was lost: \(reason)"))
        case .refused(let state, let message):
            let text = "\(message) (SQLSTATE \(state))"
            switch state.classCode {
            // Connection, rollback by the server (serialization, deadlock), operator (time-out, shutdown).
            case "08", "40", "57": self = .unavailable(Unavailability("the server did not do it: \(text)"))
            // A standby; a lock that was waited for in vain.
            case "25", "55": self = .unavailable(Unavailability("the server can't write now: \(text)"))
            // Resources, and the system under the server: an operator has to act.
            case "53", "58":
                self = .unavailable(Unavailability("the server can't go on: \(text)", retryAfter: .seconds(5)))
            default: self = .corrupted(text)
            }
        }
    }
}
#endif
