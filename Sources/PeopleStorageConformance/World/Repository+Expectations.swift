import PeopleDomain
import PeopleStorage

extension Repository {
    /// Does a change where a record is as it was seen.
    func commit(
        _ change: Change, if record: ExpectedRecord, isAs seen: some Versioned
    ) async throws(StorageError) -> ChangeOutcome {
        let outcomes = try await commit(ChangeSet([.expect([seen.version], of: record), change]))
        guard let outcome = outcomes.last else { throw .corrupted("a commit had no outcome") }
        return outcome
    }
}

extension IdempotencyClaim {
    /// A claim whose digests are made from texts.
    static func sample(_ key: String, asking content: String = "the same") -> IdempotencyClaim {
        IdempotencyClaim(
            key: APIKeyDigest.sample("key \(key)").bytes, fingerprint: APIKeyDigest.sample("content \(content)").bytes)
    }
}
