#if Postgres
import PeopleStorage
import Testing

@testable import PostgresStorage

/// The client without a server: what it decides on what news.
@Suite("PostgreSQL: who gets which connection")
struct PoolStateTests {
    // Slots: 0 and 1 are quick, 2 and 3 long, 4 is for writes.
    static var configuration: ClientConfiguration {
        var configuration = ClientConfiguration(parameters: [])
        configuration.quickConnections = 2
        configuration.longConnections = 2
        configuration.writeConnections = 1
        return configuration
    }

    var pool = PoolState<Int>(configuration, seed: 1)
    let start = Duration.seconds(10)

    /// With connections in these slots, as they come to be when somebody wants them.
    static func connected(_ slots: Int...) -> PoolState<Int> {
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
