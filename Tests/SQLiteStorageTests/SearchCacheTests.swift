#if SQLite
import PeopleDomain
import PeopleStorage
import StorageTestSupport
import Testing

@testable import SQLiteStorage

@Suite("SQLite: kept searches")
struct SearchCacheTests {
    private let list = SearchList(table: .people, rows: RowRange(ordinal: 1))
    private let jo: SearchTerms
    private let key: SearchKey

    init() throws {
        jo = try #require(try SearchTerms("jo"))
        key = SearchKey(list: list, terms: jo)
    }

    private func change(_ row: Int64, from oldText: String?, to newText: String?) -> SearchChange {
        SearchChange(list: list, row: row, oldText: oldText, newText: newText)
    }

    @Test("What is kept stays right through random changes", arguments: 1...20 as ClosedRange<UInt64>)
    func randomChanges(seed: UInt64) {
        var random = Repeatable(state: seed)
        let texts = ["john", "joe", "ann", "jim", "jo"]
        var rows: [Int64: String] = [:]
        for row in 1...Int64.random(in: 1...600, using: &random) { rows[row] = texts.randomElement(using: &random) }
        var next = Int64(rows.count)
        func matching() -> [Int64] { rows.filter { $0.value.contains("jo") }.keys.sorted(by: >) }
        var entry = SearchCacheEntry(
            terms: jo, rows: Array(matching().prefix(SearchCacheEntry.maximumRows)), total: matching().count)
        for _ in 0..<500 {
            let row: Int64
            let newText: String?
            switch Int.random(in: 0..<3, using: &random) {
            case 0:
                next += 1
                (row, newText) = (next, texts.randomElement(using: &random))
            case 1:
                (row, newText) = (Int64.random(in: 1...next, using: &random), nil)
            default:
                (row, newText) = (Int64.random(in: 1...next, using: &random), texts.randomElement(using: &random))
            }
            entry.apply(change(row, from: rows[row], to: newText))
            rows[row] = newText
            let expected = matching()
            #expect(entry.total == expected.count)
            #expect(entry.rows == Array(expected.prefix(entry.rows.count)))
            #expect(entry.rows.count <= SearchCacheEntry.maximumRows)
        }
    }

    @Test("A search is given for the commit that it is right for, and follows the writer")
    func followsWriter() {
        var state = SearchCacheState()
        #expect(state.entry(key, at: 7) == nil)
        state.keep(SearchCacheEntry(terms: jo, rows: [3], total: 1), for: key, at: 7)
        #expect(state.entry(key, at: 7)?.total == 1)
        state.willCommit(8)
        // A reader that is ahead of the news sees nothing kept, and nothing is forgotten for it.
        #expect(state.entry(key, at: 8) == nil)
        state.didCommit(8, changes: [change(4, from: nil, to: "john")])
        #expect(state.entry(key, at: 8)?.rows == [4, 3])
        // One that is behind is not given what it can't see.
        #expect(state.entry(key, at: 7) == nil)
    }

    @Test("A search that took longer than some commits is brought up to date")
    func late() throws {
        var state = SearchCacheState()
        _ = state.entry(key, at: 1)
        for number in Int64(2)...5 {
            state.willCommit(number)
            state.didCommit(number, changes: [change(number, from: nil, to: "jo \(number)")])
        }
        state.keep(SearchCacheEntry(terms: jo, rows: [2], total: 1), for: key, at: 2)
        #expect(state.entry(key, at: 5)?.rows == [5, 4, 3, 2])
        // Nobody knows any more what the first commits changed.
        for number in Int64(6)...200 { state.didCommit(number, changes: []) }
        let ann = try #require(try SearchTerms("ann"))
        let other = SearchKey(list: list, terms: ann)
        state.keep(SearchCacheEntry(terms: ann, rows: [], total: 0), for: other, at: 5)
        #expect(state.entry(other, at: 200) == nil)
    }

    @Test("When another process wrote, all is forgotten")
    func otherProcess() {
        var state = SearchCacheState()
        let entry = SearchCacheEntry(terms: jo, rows: [3], total: 1)
        state.keep(entry, for: key, at: 7)
        #expect(state.entry(key, at: 8) == nil)
        #expect(!state.holds(key))
        // Before the writer commits, another process did: the writer finds a number that it does not follow.
        state.keep(entry, for: key, at: 8)
        state.willCommit(10)
        state.didCommit(10, changes: [])
        #expect(state.entry(key, at: 10) == nil)
        // After the writer committed, another process did, and a reader saw that before the writer told.
        state.keep(entry, for: key, at: 10)
        state.willCommit(11)
        #expect(state.entry(key, at: 12) == nil)
        state.keep(entry, for: key, at: 12)
        state.didCommit(11, changes: [change(4, from: nil, to: "john")])
        #expect(state.entry(key, at: 12)?.rows == [3])
    }

    @Test("A commit that failed changes nothing, and the number is given again")
    func failed() {
        var state = SearchCacheState()
        state.keep(SearchCacheEntry(terms: jo, rows: [3], total: 1), for: key, at: 7)
        state.willCommit(8)
        state.didFail()
        #expect(state.entry(key, at: 7)?.total == 1)
        state.willCommit(8)
        state.didCommit(8, changes: [])
        #expect(state.entry(key, at: 8)?.total == 1)
    }

    @Test("There are never more searches than the bound, and the least recently used goes first")
    func bounded() throws {
        var state = SearchCacheState()
        let keys = try (0...SearchCacheState.maximumEntries).map { number in
            SearchKey(list: list, terms: try #require(try SearchTerms("\(number)")))
        }
        for key in keys.dropLast() {
            state.keep(SearchCacheEntry(terms: key.terms, rows: [], total: 0), for: key, at: 1)
        }
        #expect(state.entry(keys[0], at: 1) != nil)
        state.keep(SearchCacheEntry(terms: jo, rows: [], total: 0), for: keys[keys.count - 1], at: 1)
        #expect(keys.filter(state.holds).count == SearchCacheState.maximumEntries)
        #expect(state.holds(keys[0]))
        #expect(!state.holds(keys[1]))
    }

    @Test("While many write, a search finds what was acknowledged before, and never counts back")
    func underWrites() async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        let storage = try await harness.open(path)
        let acme = try await Acme(on: storage)
        let other = acme.on(try await harness.open(path))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                // One of them writes by way of another backend, as another process would.
                let acme = writer == 0 ? other : acme
                group.addTask {
                    for index in 0..<40 {
                        let person = try await acme.create("w\(writer)n\(index)@acme.example", firstName: "Joan")
                        let found = try await acme.newest(search: "joan")
                        #expect(found.items.contains(person) || found.hasMore)
                        #expect(try await acme.newest(search: "w\(writer)n\(index)@").items == [person])
                    }
                }
            }
            for _ in 0..<4 {
                group.addTask {
                    var last = 0
                    while last < 320 {
                        let page = try await acme.newest(search: "joan")
                        let total = page.total ?? 0
                        #expect(total >= last)
                        #expect(page.items.count == min(total, 100))
                        #expect(page.items.map(\.id) == page.items.map(\.id).sorted(by: >))
                        last = total
                        // A search that is kept is read without a pause, in which the writers would come to run.
                        await Task.yield()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await acme.newest(search: "joan").total == 320)
        await harness.tearDown()
    }
}

/// SplitMix64, the same numbers for the same seed.
struct Repeatable: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}
#endif
