#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension IPAddress {
    /// Reads groups of hexadecimal digits as RFC 4291 has them, without a zone.
    init?(v6 text: some StringProtocol) {
        var bytes: [UInt8] = Array(repeating: 0, count: 16)
        guard inet_pton(AF_INET6, String(text), &bytes) == 1 else { return nil }
        self.init(bytes: bytes)
    }

    /// What an address of the system's says; `nil` for one of another kind.
    init?(_ address: UnsafePointer<sockaddr>) {
        // RFC 3493: the four bytes behind family and port, or the sixteen behind those and the flow.
        let (offset, count): (Int, Int)
        switch Int32(address.pointee.sa_family) {
        case AF_INET: (offset, count) = (4, 4)
        case AF_INET6: (offset, count) = (8, 16)
        default: return nil
        }
        self.init(bytes: UnsafeRawBufferPointer(start: UnsafeRawPointer(address) + offset, count: count))
    }
}
