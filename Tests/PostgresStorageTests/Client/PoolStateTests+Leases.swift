#if Postgres
import PeopleStorage
import Testing

@testable import PostgresStorage

extension PoolStateTests {
    /// With a lease, number 1, of the only connection for writes.
    static func leased(at start: Duration) -> PoolState<Int> {
        var pool = connected(4)
        pool.lease(1, now: start)
        #expect(pool.decide(at: start) == [.lend(1, lease: 1)])
        return pool
    }

    @Test("A connection is lent to one at a time")
    func exclusive() {
        var pool = Self.leased(at: start)
        pool.lease(2, now: start)
        #expect(pool.decide(at: start) == [])
        pool.run(10, lease: 1, now: start)
        #expect(pool.decide(at: start) == [.send([10], slot: 4)])
        // One run at a time.
        pool.run(11, lease: 1, now: start)
        #expect(
            pool.decide(at: start) == [
                .fail(11, .unavailable(Unavailability("the lease is in use or was given back")))
            ])
        pool.answered(4, 1, isInTransaction: true, mustClose: false, now: start)
        pool.run(12, lease: 1, now: start)
        #expect(pool.decide(at: start) == [.send([12], slot: 4)])
        pool.answered(4, 1, isInTransaction: false, mustClose: false, now: start)
        pool.release(lease: 1, isInTransaction: false, now: start)
        #expect(pool.decide(at: start) == [.lend(2, lease: 2)])
        // A lease that was given back can't touch the next one's connection.
        pool.run(13, lease: 1, now: start)
        #expect(pool.decide(at: start) == [.fail(13, .unavailable(.isReturned))])
    }

    @Test("A transaction that was left open is rolled back before the next one gets the connection")
    func rollBack() {
        var pool = Self.leased(at: start)
        pool.lease(2, now: start)
        pool.release(lease: 1, isInTransaction: true, now: start)
        #expect(pool.decide(at: start) == [.rollBack(slot: 4)])
        #expect(pool.decide(at: start) == [])
        pool.answered(4, 0, isInTransaction: false, mustClose: false, now: start)
        #expect(pool.decide(at: start) == [.lend(2, lease: 2)])
    }

    @Test("A lease that is given back while it runs is free when that is over, after a rollback if need be")
    func releaseWhileRunning() {
        var pool = Self.leased(at: start)
        pool.run(10, lease: 1, now: start)
        _ = pool.decide(at: start)
        pool.lease(2, now: start)
        pool.release(lease: 1, isInTransaction: true, now: start)
        #expect(pool.decide(at: start) == [])
        pool.answered(4, 1, isInTransaction: true, mustClose: false, now: start)
        #expect(pool.decide(at: start) == [.rollBack(slot: 4)])
        pool.answered(4, 0, isInTransaction: false, mustClose: false, now: start)
        #expect(pool.decide(at: start) == [.lend(2, lease: 2)])
    }

    @Test(
        "A lost lease fails what runs and all that comes later, as lost if anything was ever sent",
        arguments: [true, false])
    func lostLease(hasSent: Bool) {
        var pool = Self.leased(at: start)
        if hasSent {
            pool.run(10, lease: 1, now: start)
            _ = pool.decide(at: start)
        }
        pool.lost(4, answered: 0, reason: "reset", now: start)
        #expect(pool.decide(at: start) == [.close(slot: 4)] + (hasSent ? [.fail(10, .lost("reset"))] : []))
        pool.run(11, lease: 1, now: start)
        let failure: PostgresFailure =
            hasSent ? .lost("reset") : .unavailable(Unavailability("the connection was lost: reset"))
        #expect(pool.decide(at: start) == [.fail(11, failure)])
        pool.release(lease: 1, isInTransaction: false, now: start)
        #expect(pool.decide(at: start) == [])
    }

    @Test("A lease that falls silent is lost; one that is idle is not")
    func silentLease() {
        var pool = Self.leased(at: start)
        #expect(pool.nextDecision == nil)
        pool.run(10, lease: 1, now: start)
        _ = pool.decide(at: start)
        #expect(
            pool.decide(at: start + .seconds(15)) == [
                .close(slot: 4), .fail(10, .lost("no answer within 15.0 seconds")),
            ])
    }

    @Test("A connection to a server that takes no writes stays with its lease and is then replaced")
    func standby() {
        var pool = Self.leased(at: start)
        pool.run(10, lease: 1, now: start)
        _ = pool.decide(at: start)
        pool.answered(4, 1, isInTransaction: true, mustClose: true, now: start)
        #expect(pool.decide(at: start) == [])
        pool.lease(2, now: start)
        pool.release(lease: 1, isInTransaction: true, now: start)
        #expect(pool.decide(at: start) == [.close(slot: 4), .connect(slot: 4)])
    }
}
#endif
