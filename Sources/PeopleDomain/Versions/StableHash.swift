/// A hash that is the same in every process and on every machine: FNV-1a of 64 bits
/// (datatracker.ietf.org/doc/draft-eastlake-fnv). Not for what somebody could want to collide.
struct StableHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func combine(byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    mutating func combine(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { combine(byte: UInt8(truncatingIfNeeded: number >> shift)) }
    }

    mutating func combine<Entity>(_ id: Identifier<Entity>) {
        combine(id.high)
        combine(id.low)
    }

    /// A text that is missing is none that is there: neither byte stands in UTF-8.
    mutating func combine(_ text: String?) {
        guard let text else { return combine(byte: 0xFE) }
        for byte in text.utf8 { combine(byte: byte) }
        combine(byte: 0xFF)
    }
}
