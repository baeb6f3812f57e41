/// An address of the Internet Protocol, of either version.
///
/// An IPv4 address is kept as the IPv6 address that stands for it (`::ffff:0:0/96`, RFC 4291, section 2.5.5.2): both lead to
/// the same machine, and so are one to every rule.
public struct IPAddress: Hashable, Sendable {
    /// All 128 bits, the first byte in the most significant place.
    let bits: UInt128

    init(bits: UInt128) { self.bits = bits }

    public init(v4 bits: UInt32) { self.bits = 0xFFFF << 32 | UInt128(bits) }

    /// - Parameter bytes: four of IPv4 or sixteen of IPv6, in network order; `nil` for any other number.
    public init?(bytes: some Collection<UInt8>) {
        let number = bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
        switch bytes.count {
        case 4: self.init(v4: UInt32(truncatingIfNeeded: number))
        case 16: self.init(bits: number)
        default: return nil
        }
    }

    /// Reads four decimal numbers without leading zeros, which is the only notation that all programs read alike.
    init?(dottedDecimal text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var number: UInt32 = 0
        for part in parts {
            guard let byte = UInt8(part), String(byte) == part else { return nil }
            number = number << 8 | UInt32(byte)
        }
        self.init(v4: number)
    }

    /// The address of IPv4 that this one is, or stands for.
    var v4: UInt32? { bits >> 32 == 0xFFFF ? UInt32(truncatingIfNeeded: bits) : nil }
}

extension IPAddress: CustomStringConvertible {
    /// As programs read it: `192.0.2.1`, or eight groups of hexadecimal digits.
    public var description: String {
        if let v4 { return [24, 16, 8, 0].map { String(v4 >> $0 & 0xFF) }.joined(separator: ".") }
        return (0..<8).map { String(UInt16(truncatingIfNeeded: bits >> (112 - 16 * $0)), radix: 16) }
            .joined(separator: ":")
    }
}
