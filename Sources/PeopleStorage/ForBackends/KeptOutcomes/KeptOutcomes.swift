import PeopleDomain

/// The outcomes of a commit as bytes, so that the first answer to a request can be given again.
///
/// Records are kept whole: what a client is told again is what it was told, and not what has become of the record since.
/// The bytes live for ``StorageLimits/claimLifetime``, and have no other reader than the program that wrote them, or the next
/// version of it.
public enum KeptOutcomes {
    /// The first byte. One more with each change of what follows, also of the columns of a record: bytes of another format are
    /// not read.
    static let format: UInt8 = 1

    /// - Throws: ``StorageConflict/tooMuchToKeep`` beyond ``StorageLimits/maximumKeptBytes``.
    public static func bytes(of outcomes: [ChangeOutcome]) throws(StorageError) -> [UInt8] {
        var writer = OutcomeWriter()
        writer.add(byte: format)
        writer.add(Int64(outcomes.count))
        for outcome in outcomes {
            writer.add(outcome)
            // Looked at with each one, so that no more memory is taken than is kept.
            if writer.bytes.count > StorageLimits.maximumKeptBytes { throw .conflict(.tooMuchToKeep) }
        }
        return writer.bytes
    }

    /// - Throws: ``StorageError/outcomeUnknown(_:)`` for bytes of another format, ``StorageError/corrupted(_:)`` for bytes
    ///   that are none.
    public static func read(_ bytes: [UInt8]) throws(StorageError) -> [ChangeOutcome] {
        guard bytes.first == format else {
            throw .outcomeUnknown(
                Unavailability("another version of the program keeps what became of this", retryAfter: .seconds(60)))
        }
        var reader = OutcomeReader(bytes[1...])
        let count = reader.int64()
        var outcomes: [ChangeOutcome] = []
        while outcomes.count < count, let outcome = reader.outcome() { outcomes.append(outcome) }
        guard outcomes.count == count, reader.isAtEnd else { throw .corrupted("outcomes are kept that can't be read") }
        return outcomes
    }
}

/// What kind of thing follows in the bytes.
enum OutcomeTag: UInt8 {
    case person = 1
    case company, customField, note, user, apiKey, failure

    // Of a failure.
    case conflict, notFound, incomplete, stale, other

    // Of jobs. Behind the others, whose numbers stay: bytes that are kept already are read as they were.
    case job, enrichment
}
