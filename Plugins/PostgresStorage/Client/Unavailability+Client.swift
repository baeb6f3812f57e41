#if Postgres
import PeopleStorage

extension Unavailability {
    static let isClosed = Unavailability("the store is closed")
    static let isCancelled = Unavailability("the task was cancelled")
}
#endif
