#if Postgres
import PeopleStorage
import Testing

@testable import PostgresStorage

extension PoolStateTests {
    @Test("A read whose connection is lost is sent once more, over a newer one, and not a third time")
    func lostRead() {
        var pool = Self.connected(0, 1)
        for work in 1...4 { pool.read(work, context: 0, on: .quick, now: start) }
        #expect(pool.decide(at: start) == [.send([1, 2], slot: 0), .send([3, 4], slot: 1)])
        pool.lost(0, answered: 1, reason: "reset", now: start)
        #expect(pool.decide(at: start) == [.close(slot: 0), .connect(slot: 0)])
        // The other connection may be dead as well. Who is new may try it.
        pool.answered(1, 2, isInTransaction: false, mustClose: false, now: start)
        #expect(pool.decide(at: start) == [])
        pool.read(5, context: 0, on: .quick, now: start)
        #expect(pool.decide(at: start) == [.send([5], slot: 1)])
        pool.connected(0)
        #expect(pool.decide(at: start) == [.send([2], slot: 0)])
        pool.lost(0, answered: 0, reason: "reset", now: start)
        #expect(
            pool.decide(at: start) == [
                .close(slot: 0), .fail(2, .unavailable(Unavailability("the connection was lost: reset"))),
            ])
    }

    @Test("A read that has waited its time is not sent again")
    func lostLateRead() {
        var pool = Self.connected(2)
        pool.read(1, context: 0, on: .long, now: start)
        #expect(pool.decide(at: start) == [.send([1], slot: 2)])
        let late = start + .seconds(2)
        pool.lost(2, answered: 0, reason: "reset", now: late)
        #expect(
            pool.decide(at: late) == [
                .close(slot: 2), .fail(1, .unavailable(Unavailability("the connection was lost: reset"))),
            ])
    }

    @Test("A connection counts as lost when nothing is heard of it, not when it is slow")
    func silence() {
        var pool = Self.connected(2)
        pool.read(1, context: 0, on: .long, now: start)
        #expect(pool.decide(at: start) == [.send([1], slot: 2)])
        #expect(pool.nextDecision == start + .seconds(15))
        pool.heard(2, now: start + .seconds(14))
        #expect(pool.decide(at: start + .seconds(15)) == [])
        let reason = "the connection was lost: no answer within 15.0 seconds"
        #expect(
            pool.decide(at: start + .seconds(29)) == [
                .close(slot: 2), .fail(1, .unavailable(Unavailability(reason))),
            ])
        #expect(pool.nextDecision == nil)
    }

    @Test("An idle connection that is lost is made anew when somebody wants it")
    func lostIdle() {
        var pool = Self.connected(0)
        pool.lost(0, answered: 0, reason: "reset", now: start)
        #expect(pool.decide(at: start) == [.close(slot: 0)])
        pool.read(1, context: 0, on: .quick, now: start)
        #expect(pool.decide(at: start) == [.connect(slot: 0)])
    }

    @Test("A connection on which a read left a transaction open is closed")
    func readInTransaction() {
        var pool = Self.connected(0)
        pool.read(1, context: 0, on: .quick, now: start)
        #expect(pool.decide(at: start) == [.send([1], slot: 0)])
        pool.answered(0, 1, isInTransaction: true, mustClose: false, now: start)
        #expect(pool.decide(at: start) == [.close(slot: 0)])
    }
}
#endif
