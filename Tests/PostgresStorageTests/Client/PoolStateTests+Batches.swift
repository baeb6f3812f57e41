#if Postgres
import PeopleStorage
import Testing

@testable import PostgresStorage

extension PoolStateTests {
    @Test("What comes while a batch is on its way goes with the next one")
    func naturalBatches() {
        var pool = Self.connected(0)
        pool.read(1, context: 0, on: .quick, now: start)
        #expect(pool.decide(at: start) == [.send([1], slot: 0)])
        for work in 2...4 { pool.read(work, context: 0, on: .quick, now: start) }
        #expect(pool.decide(at: start) == [.connect(slot: 1)])
        pool.answered(0, 1, isInTransaction: false, mustClose: false, now: start)
        #expect(pool.decide(at: start) == [.send([2, 3, 4], slot: 0)])
    }

    @Test("What waits is spread over all idle connections, which take turns")
    func balance() {
        var pool = Self.connected(0, 1)
        for work in 1...5 { pool.read(work, context: 0, on: .quick, now: start) }
        #expect(pool.decide(at: start) == [.send([1, 2, 3], slot: 0), .send([4, 5], slot: 1)])
        for slot in 0...1 { pool.answered(slot, 3 - slot, isInTransaction: false, mustClose: false, now: start) }
        for (work, slot) in [(6, 0), (7, 1), (8, 0)] {
            pool.read(work, context: 0, on: .quick, now: start)
            #expect(pool.decide(at: start) == [.send([work], slot: slot)])
            pool.answered(slot, 1, isInTransaction: false, mustClose: false, now: start)
        }
    }

    @Test("A batch is bounded")
    func boundedBatch() {
        var pool = Self.connected(0)
        for work in 0..<200 { pool.read(work, context: 0, on: .quick, now: start) }
        #expect(
            pool.decide(at: start) == [
                .send(Array(0..<ClientConfiguration.maximumBatch), slot: 0), .connect(slot: 1),
            ])
    }

    @Test("Those of one context go together, and before all who has none")
    func contexts() {
        var pool = Self.connected(0)
        for (work, context) in [(1, 7), (2, 5), (3, 0), (4, 7), (5, 0)] as [(Int, UInt)] {
            pool.read(work, context: context, on: .quick, now: start)
        }
        #expect(pool.decide(at: start) == [.send([3, 5, 2, 1, 4], slot: 0)])
    }

    @Test("Who stood behind one that was refused is sent again alone, before all others")
    func refused() {
        var pool = Self.connected(0)
        for work in 1...4 { pool.read(work, context: 0, on: .quick, now: start) }
        #expect(pool.decide(at: start) == [.send([1, 2, 3, 4], slot: 0)])
        for work in 5...6 { pool.read(work, context: 0, on: .quick, now: start) }
        #expect(pool.decide(at: start) == [.connect(slot: 1)])
        // The first has its answer, the second was refused.
        pool.answered(0, 2, isInTransaction: false, mustClose: false, now: start)
        #expect(pool.decide(at: start) == [.send([3], slot: 0)])
        pool.answered(0, 1, isInTransaction: false, mustClose: false, now: start)
        #expect(pool.decide(at: start) == [.send([4], slot: 0)])
        pool.answered(0, 1, isInTransaction: false, mustClose: false, now: start)
        #expect(pool.decide(at: start) == [.send([5, 6], slot: 0)])
    }
}
#endif
