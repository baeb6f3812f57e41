/// A set of Unicode scalars, as a class of a pattern names it.
struct ScalarSet: Sendable {
    private static let all: ClosedRange<UInt32> = 0...0x10FFFF

    /// In order, and not next to each other.
    private let ranges: [ClosedRange<UInt32>]
    /// The ASCII characters that are in it, a bit each: most of what texts are made of is found without a search.
    private let ascii: (low: UInt64, high: UInt64)

    init(_ ranges: [ClosedRange<UInt32>]) {
        var joined: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        self.ranges = joined
        var ascii: (low: UInt64, high: UInt64) = (0, 0)
        for range in joined where range.lowerBound < 128 {
            for value in range.lowerBound...min(range.upperBound, 127) {
                if value < 64 { ascii.low |= 1 << UInt64(value) } else { ascii.high |= 1 << UInt64(value - 64) }
            }
        }
        self.ascii = ascii
    }

    init(_ scalar: Unicode.Scalar) { self.init([scalar.value...scalar.value]) }

    /// Every other scalar.
    var inverted: ScalarSet {
        var rest: [ClosedRange<UInt32>] = []
        var next = Self.all.lowerBound
        for range in ranges {
            if range.lowerBound > next { rest.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= Self.all.upperBound { rest.append(next...Self.all.upperBound) }
        return ScalarSet(rest)
    }

    func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 64 { return ascii.low >> UInt64(scalar.value) & 1 == 1 }
        if scalar.value < 128 { return ascii.high >> UInt64(scalar.value - 64) & 1 == 1 }
        var candidates = ranges.indices
        while !candidates.isEmpty {
            let middle = candidates.lowerBound + candidates.count / 2
            let range = ranges[middle]
            if scalar.value < range.lowerBound {
                candidates = candidates.lowerBound..<middle
            } else if scalar.value > range.upperBound {
                candidates = middle + 1..<candidates.upperBound
            } else {
                return true
            }
        }
        return false
    }

    // MARK: Those that patterns have names for (ECMA-262, section 22.2.2)

    /// `\d`
    static let digits = ScalarSet([0x30...0x39])
    /// `\w`
    static let wordCharacters = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    /// `\s`: the white space and the line terminators of the language.
    static let whiteSpace = ScalarSet([
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ])
    /// `.`: all but line terminators.
    static let withinLine = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]).inverted
}
