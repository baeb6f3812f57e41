import NIOCore
import PeopleDomain

/// Where a request comes from, as far as limits tell clients apart: an IPv4 address, or the first half of an IPv6
/// address, whose other half a client chooses at will.
struct ClientAddress: Hashable, Sendable {
    private let bytes: [UInt8]

    /// For requests that came over nothing that has an address.
    static let unknown = ClientAddress(bytes: [])

    private init(bytes: [UInt8]) { self.bytes = bytes }

    init(_ address: SocketAddress?) {
        switch address {
        case .v4?: bytes = Self.bytes(4..<8, of: address)
        case .v6?:
            let all = Self.bytes(8..<24, of: address)
            // An IPv4 address in the form of the other (RFC 4291, section 2.5.5.2).
            let isMapped =
                all.prefix(10).allSatisfy { $0 == 0 } && all.dropFirst(10).prefix(2).allSatisfy { $0 == 0xFF }
            bytes = Array(isMapped ? all.suffix(4) : all.prefix(8))
        case .unixDomainSocket?, nil: bytes = []
        }
    }

    /// A part of the system's form of an address, whose places are the same on all systems: behind family and port (and, of
    /// IPv6, flow).
    private static func bytes(_ range: Range<Int>, of address: SocketAddress?) -> [UInt8] {
        address?.withSockAddr { pointer, size in
            Array(UnsafeRawBufferPointer(start: pointer, count: size).dropFirst(range.lowerBound).prefix(range.count))
        } ?? []
    }

    /// The last address of a header that a proxy adds to; `nil` where there is none.
    init?(header: String) {
        let last = header.split(separator: ",").last.map { String($0).trimmingWhiteSpace() } ?? ""
        guard let address = try? SocketAddress(ipAddress: last, port: 0) else { return nil }
        self.init(address)
    }

    /// Other in each process, so that nobody can choose addresses that share a bucket.
    var number: UInt64 { UInt64(bitPattern: Int64(hashValue)) }
}
