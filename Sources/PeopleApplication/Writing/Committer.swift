import PeopleDomain
import PeopleStorage

/// Commits on behalf of a caller: the one way in which services write.
///
/// Where the caller sent an idempotent request, what is committed is done once, and told again.
struct Committer: Sendable {
    let repository: any Repository
    let request: IdempotentRequest?
    /// Whether addresses that people get are looked up.
    var geocodes = false

    func commit(_ set: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        let set = set.geocoding(geocodes)
        guard let request else { return try await repository.commit(set) }
        let claimed = try await repository.commit(set, claiming: request.claim)
        if claimed.areOfEarlier { request.noteRepetition() }
        return claimed.outcomes
    }

    /// Does one change.
    ///
    /// - Parameter expectation: what has to hold of a record first.
    func commit(_ change: Change, if expectation: Expectation? = nil) async throws(StorageError) -> ChangeOutcome {
        let condition = expectation.map { [Change.expect($0.versions, of: $0.record)] } ?? []
        let outcomes = try await commit(ChangeSet(condition + [change]))
        guard let outcome = outcomes.last else { throw .corrupted("a commit of one change had no outcome") }
        return outcome
    }

    /// What became of the request before, where its input is wrong now: definitions of custom fields may have changed since.
    ///
    /// - Returns: `nil` where it was never done, and for a request that is not idempotent.
    func earlierOutcomes(behind failure: ValidationFailure) async throws(StorageError) -> [ChangeOutcome]? {
        if request == nil { return nil }
        do {
            return try await commit(ChangeSet(.refuse(failure)))
        } catch .incomplete {
            return nil
        } catch {
            throw error
        }
    }
}

/// What a change expects of a record: that it is in one of these states.
struct Expectation {
    let record: ExpectedRecord
    let versions: Set<RecordVersion>

    /// - Parameter versions: `nil` where nothing is expected.
    init?(_ versions: Set<RecordVersion>?, of record: ExpectedRecord) {
        guard let versions else { return nil }
        self.record = record
        self.versions = versions
    }
}

extension StorageBackend {
    func committer(for caller: Caller, geocodes: Bool = false) -> Committer {
        Committer(repository: repository(in: caller.scope), request: caller.request, geocodes: geocodes)
    }
}
