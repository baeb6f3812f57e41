/// The bytes by which a value is found and put in order: `memcmp` order is the order of the values, in every backend.
///
/// Text goes by its case-folded form, so that "sales" is "Sales"; a number by its bits, turned so that they sort; a time by
/// its milliseconds. Keys of different kinds are never compared.
public struct SortKey: Hashable, Sendable {
    /// The longest key, in bytes: what an index of PostgreSQL takes, a third of its page less the other columns.
    public static let maximumLength = 2000

    public let bytes: [UInt8]

    /// For storage backends: the bytes of a key that was stored, or that a cursor brought.
    public init(bytes: [UInt8]) { self.bytes = bytes }

    /// A text that is longer than a key is cut, and told apart from others with the same beginning by its hash.
    public init(_ text: String) {
        let folded = Array(TextFolding.caseFolded(text).utf8)
        bytes = folded.count <= Self.maximumLength ? folded : Self.cut(folded)
    }

    /// - Precondition: a number, and finite.
    public init(_ number: Double) {
        // Minus zero is zero.
        let bits = (number == 0 ? 0 : number).bitPattern
        // Negative numbers are all turned, so that the greater of them has the smaller bits; the others get the top bit.
        self.init(bigEndian: bits >> 63 == 1 ? ~bits : bits | 1 << 63)
    }

    public init(_ time: Timestamp) {
        self.init(bigEndian: UInt64(bitPattern: time.millisecondsSince1970) ^ 1 << 63)
    }

    public init(_ boolean: Bool) { bytes = [boolean ? 1 : 0] }

    public init<Entity>(_ id: Identifier<Entity>) {
        bytes = Self.bigEndian(id.high) + Self.bigEndian(id.low)
    }

    /// Before all others.
    public static let least = SortKey(bytes: [])

    /// The least key that is greater.
    public var successor: SortKey { SortKey(bytes: bytes + [0]) }

    private init(bigEndian bits: UInt64) { bytes = Self.bigEndian(bits) }

    private static func bigEndian(_ bits: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
    }

    private static func cut(_ bytes: [UInt8]) -> [UInt8] {
        var hash = StableHash()
        for byte in bytes { hash.combine(byte: byte) }
        return bytes.prefix(maximumLength - 8) + bigEndian(hash.value)
    }
}

extension SortKey: Comparable {
    public static func < (a: Self, b: Self) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}
