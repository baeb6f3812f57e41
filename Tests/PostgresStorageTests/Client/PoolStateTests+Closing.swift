#if Postgres
import PeopleStorage
import Testing

@testable import PostgresStorage

extension PoolStateTests {
    @Test("Closing fails who waits, lets what was sent be answered, and ends")
    func close() {
        var pool = Self.connected(0, 1, 4)
        pool.lease(1, now: start)
        pool.read(2, context: 0, on: .quick, now: start)
        #expect(pool.decide(at: start) == [.send([2], slot: 0), .lend(1, lease: 1)])
        pool.read(3, context: 0, on: .long, now: start)
        #expect(pool.decide(at: start) == [.connect(slot: 2)])
        pool.close(now: start)
        #expect(pool.decide(at: start) == [.fail(3, .unavailable(.isClosed)), .close(slot: 1)])
        #expect(!pool.isFinished)
        pool.read(4, context: 0, on: .quick, now: start)
        #expect(pool.decide(at: start) == [.fail(4, .unavailable(.isClosed))])
        pool.answered(0, 1, isInTransaction: false, mustClose: false, now: start)
        #expect(pool.decide(at: start) == [.close(slot: 0)])
        // What is lent may still commit.
        pool.run(5, lease: 1, now: start)
        #expect(pool.decide(at: start) == [.send([5], slot: 4)])
        pool.answered(4, 1, isInTransaction: false, mustClose: false, now: start)
        pool.release(lease: 1, isInTransaction: false, now: start)
        #expect(pool.decide(at: start) == [.close(slot: 4)])
        #expect(pool.isFinished)
        // A connection that comes too late is not kept.
        pool.connected(2)
        #expect(pool.decide(at: start) == [.close(slot: 2)])
    }

    @Test("What is not answered when the time to close is over fails")
    func closeTimeout() {
        var pool = Self.leased(at: start)
        pool.connected(0)
        pool.run(10, lease: 1, now: start)
        pool.read(2, context: 0, on: .quick, now: start)
        _ = pool.decide(at: start)
        pool.close(now: start)
        #expect(pool.decide(at: start) == [])
        let end = start + ClientConfiguration.closeTimeout
        #expect(pool.nextDecision == end)
        #expect(
            pool.decide(at: end) == [
                .close(slot: 0), .fail(2, .unavailable(.isClosed)), .close(slot: 4),
                .fail(10, .lost("the store is closed")),
            ])
        #expect(pool.isFinished)
    }
}
#endif
