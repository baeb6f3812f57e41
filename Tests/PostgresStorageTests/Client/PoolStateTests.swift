#if Postgres
import PeopleStorage
import Testing

@testable import PostgresStorage

/// The client without a server: what it decides on what news.
@Suite("PostgreSQL: who gets which connection")
struct PoolStateTests {
    // Slots: 0 and 1 are quick, 2 and 3 long, 4 is for writes.
    private static var configuration: ClientConfiguration {
        var configuration = ClientConfiguration(parameters: [])
        configuration.quickConnections = 2
        configuration.longConnections = 2
        configuration.writeConnections = 1
        return configuration
    }

    private var pool = PoolState<Int>(configuration, seed: 1)
    private let start = Duration.seconds(10)

    /// With connections in these slots, as they come to be when somebody wants them.
    private static func connected(_ slots: Int...) -> PoolState<Int> {
        var pool = PoolState<Int>(configuration, seed: 1)
        for slot in slots { pool.connected(slot) }
        return pool
    }

    // MARK: Connecting

    @Test("Nothing is connected before somebody asks")
    mutating func lazy() {
        #expect(pool.decide(at: start) == [])
        #expect(pool.nextDecision == nil)
    }

    @Test("Short reads wait for one connection rather than each for a new one, and share it")
    mutating func firstReads() {
        for work in 1...3 { pool.read(work, context: 0, on: .quick, now: start) }
        #expect(pool.decide(at: start) == [.connect(slot: 0)])
        #expect(pool.decide(at: start) == [])
        pool.connected(0)
        #expect(pool.decide(at: start) == [.send([1, 2, 3], slot: 0)])
        // While it is busy, another one is worth its while.
        pool.read(4, context: 0, on: .quick, now: start)
        #expect(pool.decide(at: start) == [.connect(slot: 1)])
    }

    @Test("Long reads each get a connection, as far as there are any")
    mutating func longReads() {
        for work in 1...3 { pool.read(work, context: 0, on: .long, now: start) }
        #expect(pool.decide(at: start) == [.connect(slot: 2), .connect(slot: 3)])
        pool.connected(3)
        #expect(pool.decide(at: start) == [.send([1], slot: 3)])
        pool.connected(2)
        #expect(pool.decide(at: start) == [.send([2], slot: 2)])
        pool.answered(3, 1, isInTransaction: false, mustClose: false, now: start)
        #expect(pool.decide(at: start) == [.send([3], slot: 3)])
    }

    @Test("After a failure one at a time tries again, at growing intervals, until one succeeds")
    func backoff() throws {
        var configuration = Self.configuration
        configuration.waitTimeout = .seconds(100)
        var pool = PoolState<Int>(configuration, seed: 1)
        var now = start
        var intervals: [Duration] = []
        for work in 0..<10 {
            pool.read(work, context: 0, on: .long, now: now)
            pool.read(100 + work, context: 0, on: .quick, now: now)
            var connecting: [Int] = []
            func connects(_ actions: [PoolAction<Int>]) -> [Int] {
                actions.compactMap { if case .connect(let slot) = $0 { slot } else { nil } }
            }
            connecting = connects(pool.decide(at: now))
            if work > 0 { #expect(connecting.count == 1) }
            for slot in connecting { pool.connectFailed(slot, reason: "refused", now: now) }
            #expect(connects(pool.decide(at: now)) == [])
            let retry = try #require(pool.nextDecision)
            intervals.append(retry - now)
            now = retry
        }
        #expect(intervals[0] >= .milliseconds(50) && intervals[0] <= .milliseconds(100))
        #expect(intervals[2] >= .milliseconds(200) && intervals[2] <= .milliseconds(400))
        #expect(intervals.allSatisfy { $0 <= .seconds(2) })
        #expect(intervals[3] > intervals[0])
    }

    @Test("Success ends the waiting for the next attempt")
    mutating func backoffEnds() {
        pool.read(1, context: 0, on: .quick, now: start)
        #expect(pool.decide(at: start) == [.connect(slot: 0)])
        pool.connectFailed(0, reason: "refused", now: start)
        #expect(pool.decide(at: start) == [])
        let later = start + .milliseconds(150)
        #expect(pool.decide(at: later) == [.connect(slot: 0)])
        pool.connected(0)
        pool.read(2, context: 0, on: .long, now: later)
        pool.read(3, context: 0, on: .long, now: later)
        #expect(
            pool.decide(at: later) == [.send([1], slot: 0), .connect(slot: 2), .connect(slot: 3)])
    }

    @Test("Who waits in vain is told so at their time, with what stood in the way")
    mutating func waitTimeout() {
        pool.read(1, context: 0, on: .quick, now: start)
        #expect(pool.decide(at: start) == [.connect(slot: 0)])
        #expect(pool.nextDecision == start + .seconds(2))
        #expect(pool.decide(at: start + .seconds(2) - .nanoseconds(1)) == [])
        #expect(
            pool.decide(at: start + .seconds(2)) == [
                .fail(1, .unavailable(Unavailability("no connection within 2.0 seconds")))
            ])
        pool.connectFailed(0, reason: "nobody there", now: start + .seconds(3))
        pool.read(2, context: 0, on: .quick, now: start + .seconds(3))
        _ = pool.decide(at: start + .seconds(4))
        pool.connectFailed(0, reason: "nobody there", now: start + .seconds(4))
        #expect(
            pool.decide(at: start + .seconds(5)).contains(
                .fail(2, .unavailable(Unavailability("no connection within 2.0 seconds: nobody there")))))
    }

    @Test("A full line takes nobody more", arguments: PoolLane.allCases)
    func fullLine(lane: PoolLane) {
        var pool = pool
        for work in 0...lane.lineCapacity {
            if lane == .write {
                pool.lease(work, now: start)
            } else {
                pool.read(work, context: 0, on: lane, now: start)
            }
        }
        let failures = pool.decide(at: start).filter { if case .fail = $0 { true } else { false } }
        #expect(
            failures == [.fail(lane.lineCapacity, .unavailable(Unavailability("too many wait for a connection")))])
    }

    // MARK: Batches

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

    // MARK: Connections that go away

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

    // MARK: Cancelling

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

    // MARK: Leases

    /// With a lease, number 1, of the only connection for writes.
    private static func leased(at start: Duration) -> PoolState<Int> {
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

    // MARK: Closing

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

    // MARK: Everything at once

    @Test(
        "Whatever happens, everybody gets one answer and no connection does two things",
        arguments: 1...50 as ClosedRange<UInt64>)
    func random(seed: UInt64) {
        var simulation = PoolSimulation(Self.configuration, seed: seed)
        for _ in 0..<400 { simulation.step() }
        simulation.finish()
        #expect(simulation.faults == [])
    }
}
#endif
