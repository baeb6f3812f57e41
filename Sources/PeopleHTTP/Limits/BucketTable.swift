import Synchronization

/// The buckets of the clients that came last, by a number that stands for each.
///
/// Bounded: of two generations, the older one goes when the younger is full. Who is forgotten has a full bucket again.
final class BucketTable: Sendable {
    /// So many locks that threads hardly meet at one.
    private static let shardCount = 16

    private struct Shard {
        var young: [UInt64: TokenBucket] = [:]
        var old: [UInt64: TokenBucket] = [:]

        func bucket(of client: UInt64) -> TokenBucket? { young[client] ?? old[client] }
    }

    private let shards: [ShardLock]
    private let generationSize: Int

    private final class ShardLock: Sendable {
        let shard = Mutex(Shard())
    }

    /// - Parameter capacity: how many clients are remembered, about.
    init(capacity: Int) {
        generationSize = max(1, capacity / Self.shardCount / 2)
        shards = (0..<Self.shardCount).map { _ in ShardLock() }
    }

    /// Gives the bucket of a client to `body`, and keeps what it makes of it.
    func with<Result: Sendable>(_ client: UInt64, _ body: (inout TokenBucket) -> Result) -> Result {
        shards[Int(client % UInt64(Self.shardCount))].shard.withLock { shard in
            change(shard.bucket(of: client) ?? TokenBucket(), of: client, in: &shard, body)
        }
    }

    /// As ``with(_:_:)``, where the client is known; `nil` where it is not.
    func withKnown<Result: Sendable>(_ client: UInt64, _ body: (inout TokenBucket) -> Result) -> Result? {
        shards[Int(client % UInt64(Self.shardCount))].shard.withLock { shard in
            shard.bucket(of: client).map { change($0, of: client, in: &shard, body) }
        }
    }

    private func change<Result>(
        _ bucket: TokenBucket, of client: UInt64, in shard: inout Shard, _ body: (inout TokenBucket) -> Result
    ) -> Result {
        var bucket = bucket
        let result = body(&bucket)
        if shard.young[client] == nil && shard.young.count >= generationSize {
            shard.old = shard.young
            shard.young = [:]
        }
        shard.young[client] = bucket
        return result
    }

    func forget(_ client: UInt64) {
        shards[Int(client % UInt64(Self.shardCount))].shard.withLock { shard in
            shard.young[client] = nil
            shard.old[client] = nil
        }
    }
}
