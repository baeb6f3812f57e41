#if Postgres
import PeopleStorage

extension Unavailability {
    static let isClosed = Unavailability("the store is closed")
    static let isCancelled = Unavailability("the task was cancelled")
    /// A lease is used after it was given back.
    static let isReturned = Unavailability("the lease was given back")
}
#endif
