/// Which state of a record somebody has seen: a number that is another one as soon as anything that the record shows may be.
///
/// Two states of a record have the same number by chance once in 2^64.
public struct RecordVersion: Hashable, Sendable {
    public let number: UInt64

    public init(number: UInt64) { self.number = number }
}

/// A record whose states can be told apart.
public protocol Versioned: Sendable {
    /// The state that it is in, with what it shows of other records.
    var version: RecordVersion { get }
}

extension RecordVersion {
    /// The version of a record that has an id and counts its changes.
    ///
    /// The time is among what counts, so that a store which was restored and went on differently, with the same revisions,
    /// has other versions.
    ///
    /// - Parameter shown: adds what the record shows of others, whose changes it does not count.
    init<Record: Revisable>(
        _ record: Record, _ id: Identifier<Record>, _ shown: (inout StableHash) -> Void = { _ in }
    ) {
        var hash = StableHash()
        hash.combine(Self.format)
        hash.combine(id)
        hash.combine(UInt64(bitPattern: record.revision.number))
        hash.combine(UInt64(bitPattern: record.updatedAt.millisecondsSince1970))
        shown(&hash)
        self.init(number: hash.value)
    }

    /// One more whenever a record is shown in another way, so that nobody keeps what an earlier program has shown.
    private static let format: UInt64 = 1
}
