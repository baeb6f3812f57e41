/// A block of addresses that begin with the same bits.
struct AddressBlock: Hashable, Sendable {
    /// The first address.
    let first: UInt128
    /// How many bits are the same.
    let length: Int

    /// `10.0.0.0/8` is `.v4(10, 0, 0, 0, 8)`.
    static func v4(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, _ length: Int) -> AddressBlock {
        let bits = [a, b, c, d].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return AddressBlock(first: IPAddress(v4: bits).bits, length: 96 + length)
    }

    /// `2001:db8::/32` is `.v6([0x2001, 0xDB8], 32)`.
    static func v6(_ groups: [UInt16], _ length: Int) -> AddressBlock {
        let bits = groups.reduce(UInt128(0)) { $0 << 16 | UInt128($1) }
        return AddressBlock(first: bits << (16 * (8 - groups.count)), length: length)
    }

    func contains(_ address: IPAddress) -> Bool { (address.bits ^ first) >> (128 - length) == 0 }
}
