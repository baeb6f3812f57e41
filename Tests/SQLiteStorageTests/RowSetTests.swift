#if SQLite
import Testing

@testable import SQLiteStorage

@Suite("SQLite: sets of rows")
struct RowSetTests {
    private let rows = RowRange(ordinal: 3)

    private func set(_ sequences: some Sequence<Int64>) -> RowSet {
        RowSet(sequences.map { rows.first + $0 }, in: rows)
    }

    private func sequences(_ set: RowSet) -> [Int64] { set.members.map { $0 - rows.first } }

    @Test("Behaves as a set of numbers does, through random changes", arguments: 1...10 as ClosedRange<UInt64>)
    func random(seed: UInt64) {
        var random = Repeatable(state: seed)
        func numbers() -> Set<Int64> {
            let limit = Int64.random(in: 1...400, using: &random)
            return Set(
                (0..<Int.random(in: 0...200, using: &random)).map { _ in Int64.random(in: 1...limit, using: &random) })
        }
        for _ in 0..<50 {
            let (a, b) = (numbers(), numbers())
            var both = set(a)
            both.formIntersection(set(b))
            #expect(sequences(both) == a.intersection(b).sorted(by: >))
            #expect(both.count == a.intersection(b).count)
            var either = set(a)
            either.formUnion(set(b))
            #expect(sequences(either) == a.union(b).sorted(by: >))
            var difference = set(a)
            difference.subtract(set(b))
            #expect(sequences(difference) == a.subtracting(b).sorted(by: >))
            #expect(difference.isEmpty == a.isSubset(of: b))
            let probe = Int64.random(in: 0...500, using: &random)
            #expect(set(a).contains(rows.first + probe) == a.contains(probe))
        }
    }

    @Test("Goes both ways from anywhere, and stops when it is told", arguments: 1...10 as ClosedRange<UInt64>)
    func order(seed: UInt64) {
        var random = Repeatable(state: seed)
        let members = Set((0..<100).map { _ in Int64.random(in: 1...300, using: &random) })
        let set = set(members)
        for boundary in Int64(-1)...320 {
            let limit = Int.random(in: 1...120, using: &random)
            var (newer, older): ([Int64], [Int64]) = ([], [])
            set.newestFirst(before: rows.first + boundary) { row in
                older.append(row - rows.first)
                return older.count < limit
            }
            set.oldestFirst(from: rows.first + boundary) { row in
                newer.append(row - rows.first)
                return newer.count < limit
            }
            #expect(older == Array(members.filter { $0 < boundary }.sorted(by: >).prefix(limit)))
            #expect(newer == Array(members.filter { $0 >= boundary }.sorted().prefix(limit)))
        }
    }

    @Test("Is empty without a member, and takes the ends of the range")
    func ends() {
        #expect(RowSet(in: rows).isEmpty)
        #expect(RowSet(in: rows).members.isEmpty)
        var all: [Int64] = []
        set([1, 63, 64, 65]).oldestFirst(from: .min) { row in
            all.append(row - rows.first)
            return true
        }
        #expect(all == [1, 63, 64, 65])
    }

    @Test("A selection counts what it is not, too")
    func selection() {
        var selection = RowSelection.all
        #expect(selection.count(of: 10) == 10)
        selection.subtract(set([2, 3]))
        selection.subtract(set([3, 4]))
        #expect(selection.count(of: 10) == 7)
        #expect(!selection.contains(rows.first + 4))
        #expect(selection.contains(rows.first + 5))
        selection.formIntersection(set([4, 5, 6]))
        guard case .only(let left) = selection else {
            Issue.record("what was met is not a set")
            return
        }
        #expect(sequences(left) == [6, 5])
    }
}
#endif
