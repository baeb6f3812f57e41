import PeopleDomain
import PeopleStorage
import Synchronization

/// A clock that stands still until somebody moves it.
public final class ManualClock: Sendable {
    private let time: Mutex<Timestamp>

    /// - Parameter start: 2024-01-15 10:00 UTC unless told otherwise.
    public init(at start: Timestamp = Timestamp(millisecondsSince1970: 1_705_312_800_000)) {
        time = Mutex(start)
    }

    public var now: Timestamp { time.withLock { $0 } }

    /// Moves the clock; back for a negative duration.
    public func advance(by duration: Duration) {
        time.withLock { $0 = $0 + duration }
    }

    /// The environment of a backend that goes by this clock.
    public var environment: StorageEnvironment {
        StorageEnvironment { self.now }
    }
}
