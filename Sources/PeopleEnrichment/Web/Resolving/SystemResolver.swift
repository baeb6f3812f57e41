import NIOPosix
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Asks the system, which blocks, on threads of its own: neither those of tasks nor those of connections wait for it.
public struct SystemResolver: NameResolver {
    /// All instances share the threads.
    public init() {}

    /// Look-ups that wait or are under way, at most. One that hangs keeps its thread until the system gives up.
    private static let maximumPending = 256

    // For the life of the process: there is nothing to close.
    private static let threads: NIOThreadPool = {
        let threads = NIOThreadPool(numberOfThreads: 4)
        threads.start()
        return threads
    }()

    private static let pending = Mutex(0)

    public func addresses(of name: String) async throws(WebFailure) -> [IPAddress] {
        let isAccepted = Self.pending.withLock { pending in
            guard pending < Self.maximumPending else { return false }
            pending += 1
            return true
        }
        guard isAccepted else { throw .unreachable("Too many names are being looked up") }
        // A stream rather than a continuation: who is cancelled goes at once, and what comes later falls to nobody.
        let (results, continuation) = AsyncStream.makeStream(of: [IPAddress]?.self)
        Self.threads.submit { _ in
            continuation.yield(Self.lookUp(name))
            continuation.finish()
            Self.pending.withLock { $0 -= 1 }
        }
        var iterator = results.makeAsyncIterator()
        guard let addresses = await iterator.next(isolation: #isolation) else { throw .cancelled }
        guard let addresses else { throw .unreachable("\(name) can't be looked up now") }
        if addresses.isEmpty { throw .unknownHost }
        return addresses
    }

    /// Whether an answer of the system says that nobody has a name, and not that it can't be told now.
    static func meansNobody(_ code: Int32) -> Bool {
        #if canImport(Glibc) || canImport(Musl)
        // The name is somebody's, and has no address: EAI_NODATA, which the headers have for extensions of GNU only.
        if code == -5 { return true }
        #endif
        return code == EAI_NONAME
    }

    /// - Returns: empty where nobody has the name; `nil` where it can't be told.
    private static func lookUp(_ name: String) -> [IPAddress]? {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        #if canImport(Glibc)
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
        hints.ai_socktype = SOCK_STREAM
        #endif
        hints.ai_flags = AI_ADDRCONFIG
        var first: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(name, nil, &hints, &first)
        guard code == 0 else { return meansNobody(code) ? [] : nil }
        defer { freeaddrinfo(first) }
        return sequence(first: first) { $0?.pointee.ai_next }.compactMap { entry in
            guard let address = entry?.pointee.ai_addr else { return nil }
            return IPAddress(address)
        }
    }
}
