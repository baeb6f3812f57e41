#if SQLite
/// Rows of one organization, a bit each: a million are 125 kB.
struct RowSet: Sendable {
    private let rows: RowRange
    /// By the sequence that a row number has within the organization.
    private var words: [UInt64] = []

    init(in rows: RowRange) { self.rows = rows }

    init(_ members: some Sequence<Int64>, in rows: RowRange) {
        self.init(in: rows)
        for row in members { insert(row) }
    }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    func contains(_ row: Int64) -> Bool {
        let (word, mask) = place(row)
        return word < words.count && words[word] & mask != 0
    }

    mutating func insert(_ row: Int64) {
        let (word, mask) = place(row)
        if word >= words.count { words += repeatElement(0, count: word + 1 - words.count) }
        words[word] |= mask
    }

    mutating func formIntersection(_ other: RowSet) {
        if words.count > other.words.count { words.removeLast(words.count - other.words.count) }
        for index in words.indices { words[index] &= other.words[index] }
    }

    mutating func formUnion(_ other: RowSet) {
        if words.count < other.words.count {
            words += repeatElement(0, count: other.words.count - words.count)
        }
        for index in other.words.indices { words[index] |= other.words[index] }
    }

    mutating func subtract(_ other: RowSet) {
        for index in 0..<min(words.count, other.words.count) { words[index] &= ~other.words[index] }
    }

    // MARK: In order

    /// The rows before one, newest first, for as long as `body` wants more.
    func newestFirst(before end: Int64 = .max, _ body: (Int64) -> Bool) {
        let end = end - rows.first
        var index = min(words.count - 1, Int(clamping: (end - 1) / 64))
        guard end > 0 else { return }
        while index >= 0 {
            var word = words[index]
            // Of the last word, only the bits before the end.
            let bits = end - Int64(index) * 64
            if bits < 64 { word &= 1 << UInt64(bits) - 1 }
            while word != 0 {
                let bit = 63 - word.leadingZeroBitCount
                if !body(rows.first + Int64(index * 64 + bit)) { return }
                word &= ~(1 << UInt64(bit))
            }
            index -= 1
        }
    }

    /// The rows from one on, oldest first, for as long as `body` wants more.
    func oldestFirst(from start: Int64 = 0, _ body: (Int64) -> Bool) {
        let start = max(start, rows.first) - rows.first
        var index = Int(clamping: start / 64)
        while index < words.count {
            var word = words[index]
            let bits = start - Int64(index) * 64
            if bits > 0 { word &= ~(1 << UInt64(bits) - 1) }
            while word != 0 {
                let bit = word.trailingZeroBitCount
                if !body(rows.first + Int64(index * 64 + bit)) { return }
                word &= word - 1
            }
            index += 1
        }
    }

    /// All rows, newest first. For sets that are known to be small.
    var members: [Int64] {
        var members: [Int64] = []
        newestFirst { row in
            members.append(row)
            return true
        }
        return members
    }

    private func place(_ row: Int64) -> (word: Int, mask: UInt64) {
        let sequence = row - rows.first
        return (Int(sequence / 64), 1 << UInt64(sequence % 64))
    }
}

/// Rows of a table, as conditions leave them.
enum RowSelection {
    case all
    case only(RowSet)
    /// All that there are, save for these, which are all there.
    case allBut(RowSet)

    func contains(_ row: Int64) -> Bool {
        switch self {
        case .all: true
        case .only(let set): set.contains(row)
        case .allBut(let set): !set.contains(row)
        }
    }

    /// How many there are, in a table of so many rows.
    func count(of total: Int) -> Int {
        switch self {
        case .all: total
        case .only(let set): set.count
        case .allBut(let set): total - set.count
        }
    }

    mutating func formIntersection(_ other: RowSet) {
        var other = other
        switch self {
        case .all: break
        case .only(let set): other.formIntersection(set)
        case .allBut(let set): other.subtract(set)
        }
        self = .only(other)
    }

    mutating func subtract(_ other: RowSet) {
        switch self {
        case .all: self = .allBut(other)
        case .only(var set):
            set.subtract(other)
            self = .only(set)
        case .allBut(var set):
            set.formUnion(other)
            self = .allBut(set)
        }
    }
}
#endif
