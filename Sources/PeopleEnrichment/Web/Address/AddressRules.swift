/// Which addresses nobody may be led to: all that are not of the public Internet, and those that carry one of them inside.
enum AddressRules {
    /// Whether a connection may be made to an address.
    static func isPublic(_ address: IPAddress) -> Bool {
        if address.v4 != nil { return !refusedV4.contains { $0.contains(address) } }
        if let inner = carried(by: address) { return isPublic(inner) }
        // All that was ever given to anybody (RFC 4291, section 2.4).
        guard AddressBlock.v6([0x2000], 3).contains(address) else { return false }
        return !refusedV6.contains { $0.contains(address) }
    }

    /// The address of IPv4 that a translator or a tunnel makes of one of IPv6.
    private static func carried(by address: IPAddress) -> IPAddress? {
        let last = UInt32(truncatingIfNeeded: address.bits)
        // NAT64 (RFC 6052), and its local block as far as it is written the same way (RFC 8215).
        if AddressBlock.v6([0x64, 0xFF9B], 96).contains(address) { return IPAddress(v4: last) }
        if AddressBlock.v6([0x64, 0xFF9B, 1], 96).contains(address) { return IPAddress(v4: last) }
        // 6to4 (RFC 3056).
        if AddressBlock.v6([0x2002], 16).contains(address) {
            return IPAddress(v4: UInt32(truncatingIfNeeded: address.bits >> 80))
        }
        return nil
    }

    /// IANA's registry of special addresses, and multicast.
    static let refusedV4: [AddressBlock] = [
        .v4(0, 0, 0, 0, 8),  // this network
        .v4(10, 0, 0, 0, 8),  // private
        .v4(100, 64, 0, 0, 10),  // behind a carrier's translator
        .v4(127, 0, 0, 0, 8),  // loopback
        .v4(169, 254, 0, 0, 16),  // of the link, and clouds' metadata
        .v4(172, 16, 0, 0, 12),  // private
        .v4(192, 0, 0, 0, 24),  // of protocols
        .v4(192, 0, 2, 0, 24),  // documentation
        .v4(192, 88, 99, 0, 24),  // relays of 6to4
        .v4(192, 168, 0, 0, 16),  // private
        .v4(198, 18, 0, 0, 15),  // measurements
        .v4(198, 51, 100, 0, 24),  // documentation
        .v4(203, 0, 113, 0, 24),  // documentation
        .v4(224, 0, 0, 0, 4),  // multicast
        .v4(240, 0, 0, 0, 4),  // reserved, and broadcast
    ]

    /// Of the block of public addresses. Outside of it are `::`, `::1`, `100::/64`, `fc00::/7`, `fe80::/10`, `fec0::/10` and
    /// `ff00::/8`.
    static let refusedV6: [AddressBlock] = [
        .v6([0x2001], 23),  // of protocols: Teredo is among them
        .v6([0x2001, 0xDB8], 32),  // documentation
        .v6([0x3FFF], 20),  // documentation
    ]
}
