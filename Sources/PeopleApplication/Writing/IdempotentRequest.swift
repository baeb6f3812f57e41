import Crypto
import PeopleDomain
import PeopleStorage
import Synchronization

/// A request that is to be done once, however often it is sent.
///
/// Given to the services with their caller (``Caller/sending(_:)``); they store it with what they change. Afterwards it
/// knows whether the answer is the first one or that of an earlier request.
public final class IdempotentRequest: Sendable {
    let claim: IdempotencyClaim
    private let isRepeated = Atomic(false)

    /// - Parameters:
    ///   - key: what the client calls the request. It means the same only to the same API key; for a caller without one, to
    ///     the same user.
    ///   - content: everything that the request says. With the same key and another content it is another request.
    public init(_ key: IdempotencyKey, of caller: Caller, content: [[UInt8]]) {
        let owner = caller.key.map { "key \($0.id)" } ?? "user \(caller.user.id)"
        claim = IdempotencyClaim(
            key: Self.digest([Array(owner.utf8), Array(key.string.utf8)]), fingerprint: Self.digest(content))
    }

    /// Whether it was done before, and the answer is that of then.
    public var wasDoneBefore: Bool { isRepeated.load(ordering: .relaxed) }

    func noteRepetition() { isRepeated.store(true, ordering: .relaxed) }

    /// SHA-256 of the parts, each behind its length, so that no two lists of parts are the same bytes.
    private static func digest(_ parts: [[UInt8]]) -> [UInt8] {
        var hash = SHA256()
        for part in parts {
            withUnsafeBytes(of: UInt64(part.count).littleEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: part)
        }
        return Array(hash.finalize())
    }
}
