#if Postgres
import PeopleStorage
import Testing

@testable import PostgresStorage

extension PoolStateTests {
    @Test("Who no longer waits in line is taken out of it")
    func cancelWaiting() {
        var pool = pool
        for work in 1...3 { pool.read(work, context: 0, on: .quick, now: start) }
        pool.cancel(2, on: .quick)
        #expect(pool.decide(at: start) == [.fail(2, .unavailable(.isCancelled)), .connect(slot: 0)])
        pool.connected(0)
        #expect(pool.decide(at: start) == [.send([1, 3], slot: 0)])
    }

    @Test("A short read that was sent is let go, and not sent again")
    func cancelQuick() {
        var pool = Self.connected(0)
        for work in 1...2 { pool.read(work, context: 0, on: .quick, now: start) }
        #expect(pool.decide(at: start) == [.send([1, 2], slot: 0)])
        pool.cancel(1, on: .quick)
        #expect(pool.decide(at: start) == [.fail(1, .unavailable(.isCancelled))])
        pool.lost(0, answered: 0, reason: "reset", now: start)
        #expect(pool.decide(at: start) == [.close(slot: 0), .connect(slot: 0)])
        pool.connected(0)
        #expect(pool.decide(at: start) == [.send([2], slot: 0)])
    }

    @Test(
        "A long read is stopped on the server; its connection is used again once that can't hit another",
        arguments: [true, false])
    func cancelLong(isAnsweredFirst: Bool) {
        var pool = Self.connected(2)
        pool.read(1, context: 0, on: .long, now: start)
        #expect(pool.decide(at: start) == [.send([1], slot: 2)])
        pool.cancel(1, on: .long)
        #expect(
            pool.decide(at: start) == [
                .fail(1, .unavailable(.isCancelled)), .cancelOnServer(slot: 2, cancellation: 1),
            ])
        // Nobody waits for it any more.
        pool.cancel(1, on: .long)
        #expect(pool.decide(at: start) == [])
        pool.read(2, context: 0, on: .long, now: start)
        #expect(pool.decide(at: start) == [.connect(slot: 3)])
        if isAnsweredFirst {
            pool.answered(2, 1, isInTransaction: false, mustClose: false, now: start)
        } else {
            pool.cancellationEnded(2, cancellation: 1, now: start)
        }
        #expect(pool.decide(at: start) == [])
        if isAnsweredFirst {
            pool.cancellationEnded(2, cancellation: 1, now: start)
        } else {
            pool.answered(2, 1, isInTransaction: false, mustClose: false, now: start)
        }
        #expect(pool.decide(at: start) == [.send([2], slot: 2)])
    }

    @Test("A cancellation that never arrives costs the connection")
    func cancellationHangs() {
        var pool = Self.connected(2)
        pool.read(1, context: 0, on: .long, now: start)
        _ = pool.decide(at: start)
        pool.cancel(1, on: .long)
        pool.answered(2, 1, isInTransaction: false, mustClose: false, now: start)
        #expect(pool.decide(at: start).count == 2)
        #expect(pool.decide(at: start + .seconds(15)) == [.close(slot: 2)])
        // And when it does arrive it is not taken for a later one.
        pool.connected(2)
        pool.read(2, context: 0, on: .long, now: start + .seconds(15))
        _ = pool.decide(at: start + .seconds(15))
        pool.cancel(2, on: .long)
        pool.answered(2, 1, isInTransaction: false, mustClose: false, now: start + .seconds(15))
        pool.cancellationEnded(2, cancellation: 1, now: start + .seconds(15))
        pool.read(3, context: 0, on: .long, now: start + .seconds(15))
        #expect(!pool.decide(at: start + .seconds(15)).contains(.send([3], slot: 2)))
    }
}
#endif
