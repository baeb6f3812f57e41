#if SQLite
import PeopleDomain
import PeopleStorage
import PeopleStorageConformance
import StorageTestSupport
import Testing

@testable import SQLiteStorage

@Suite("SQLite: claims")
struct ClaimTests {
    @Test("Those whose time is over go with later ones, a few at a time, and a commit without one leaves them be")
    func sweeping() async throws {
        let harness = SQLiteHarness()
        let clock = ManualClock()
        let storage = try await harness.open(harness.freshPath(), environment: clock.environment)
        let acme = try await Acme(on: storage)
        func claim(_ number: UInt8) async throws {
            let set = ChangeSet(.createPerson(try Acme.draft("p\(number)@acme.example"), schema: .first))
            let bytes = Array(repeating: number, count: IdempotencyClaim.digestLength)
            _ = try await acme.repository.commit(set, claiming: IdempotencyClaim(key: bytes, fingerprint: bytes))
        }
        for number in 0..<10 as Range<UInt8> { try await claim(number) }
        clock.advance(by: StorageLimits.claimLifetime)
        try await acme.create("other@acme.example")
        #expect(try storage.claimCount() == 10)
        for (number, count) in [(10, 7), (11, 4), (12, 3), (13, 4)] as [(UInt8, Int)] {
            try await claim(number)
            #expect(try storage.claimCount() == count)
        }
        try await storage.expectWhole()
        await harness.tearDown()
    }

    @Test("What another version of the program has kept is not done again, and not made up")
    func otherFormat() async throws {
        let harness = SQLiteHarness()
        let storage = try await harness.open(harness.freshPath())
        let acme = try await Acme(on: storage)
        let bytes = Array(repeating: 1 as UInt8, count: IdempotencyClaim.digestLength)
        let claim = IdempotencyClaim(key: bytes, fingerprint: bytes)
        let set = ChangeSet(.createPerson(try Acme.draft("p@acme.example"), schema: .first))
        _ = try await acme.repository.commit(set, claiming: claim)
        for (kept, isOfAnotherFormat) in [("ff01", true), ("", true), ("01", false), ("0102000000000000000109", false)]
        {
            try await storage.write { transaction throws(StorageError) in
                try transaction.connection.run(SQL("UPDATE idempotency_claim SET outcomes = x'\(kept)'"))
            }
            let error = await #expect(throws: StorageError.self) {
                try await acme.repository.commit(set, claiming: claim)
            }
            let isUnknown = if case .outcomeUnknown? = error { true } else { false }
            #expect(isUnknown == isOfAnotherFormat, "\(kept): \(String(describing: error))")
        }
        #expect(try await acme.newest().total == 2)
        await harness.tearDown()
    }
}

extension SQLiteStorage {
    fileprivate func claimCount() throws(StorageError) -> Int {
        try readInline { connection throws(StorageError) in
            try connection.first(SQL("SELECT count(*) FROM idempotency_claim")) { $0.int() } ?? 0
        }
    }
}
#endif
