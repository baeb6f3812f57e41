#if Postgres
import PeopleDomain
import PeopleStorage

/// Change sets of one organization that are done in one transaction.
struct GroupCommit {
    let members: [PendingCommit]
    let transaction: CommitTransaction
    let environment: StorageEnvironment

    /// What became of the group.
    enum Outcome {
        /// Everybody who waits was told.
        case settled
        /// The connection was lost with the commit on its way: these were done, or none of them.
        case unknown([Done], CommitToken)
        /// A statement failed for which one of them must be the reason, and nothing was stored.
        case refused([PendingCommit], StorageError)
    }

    /// A member whose changes went well.
    struct Done {
        let member: PendingCommit
        let outcomes: ClaimedOutcomes
    }

    func run() async -> Outcome {
        do {
            if let member = members.first, member.standsAlone { return try await runAlone(member) }
            var needs = CommitNeeds()
            for member in members {
                for change in member.changes.changes { needs.add(change) }
                if let claim = member.claim { needs.add(claim) }
            }
            var set = try await transaction.begin(reading: needs)
            var done: [Done] = []
            done.reserveCapacity(members.count)
            var failed: [(member: PendingCommit, error: StorageError)] = []
            for member in members {
                do throws(StorageError) {
                    done.append(Done(member: member, outcomes: try apply(member, to: &set)))
                } catch {
                    failed.append((member, error))
                }
            }
            let outcome = await commit(set, done)
            for failed in failed { failed.member.finish(.failure(failed.error)) }
            return outcome
        } catch {
            await letGoOfJobs()
            for member in members { member.finish(.failure(error)) }
            return .settled
        }
    }

    /// Does the changes of a member: all or none, or as its set says; none that an earlier commit of its claim did.
    private func apply(_ member: PendingCommit, to set: inout WorkingSet) throws(StorageError) -> ClaimedOutcomes {
        let context = ChangeContext(
            scope: member.scope, now: environment.now(), geocodes: member.changes.geocodes)
        if let earlier = try set.outcomes(of: member.claim, at: context.now) { return earlier }
        // A change that fails has changed nothing: only what changes before it did has to be taken back.
        let before = member.weight > 1 || member.claim != nil ? set : nil
        do throws(StorageError) {
            let outcomes = try member.changes.outcomes { change throws(StorageError) in
                try set.apply(change, in: context)
            }
            if member.changes.isRefused(outcomes) {
                if let before { set = before }
            } else {
                try set.keep(outcomes, of: member.claim, at: context.now)
            }
            return ClaimedOutcomes(outcomes, areOfEarlier: false)
        } catch {
            if let before { set = before }
            throw error
        }
    }

    /// Does a member whose changes touch records that they can't name. In between those the changes are done together.
    private func runAlone(_ member: PendingCommit) async throws(StorageError) -> Outcome {
        let context = ChangeContext(
            scope: member.scope, now: environment.now(), geocodes: member.changes.geocodes)
        var outcomes: [ChangeOutcome] = []
        var set: WorkingSet?
        for part in member.parts {
            var needs = CommitNeeds()
            for change in part { needs.add(change) }
            var next: WorkingSet
            if let set {
                try await transaction.write(set)
                next = try await transaction.read(needs)
            } else {
                if let claim = member.claim { needs.add(claim) }
                next = try await transaction.begin(reading: needs)
                if let earlier = try next.outcomes(of: member.claim, at: context.now) {
                    member.finish(.success(earlier))
                    return .settled
                }
            }
            if let further = needs.completed(by: next) { next = try await transaction.read(further) }
            try await transaction.unlinkCompanies(deletedBy: part, in: next, context)
            for change in part {
                do throws(StorageError) {
                    let touched = try await transaction.touchUnnamedRecords(of: change, in: next, context)
                    let outcome = try next.apply(change, in: context)
                    try await transaction.fillEntries(for: outcome)
                    try await transaction.connectPeople(linkedBy: change)
                    try await transaction.eraseMentions(ofErasedBy: change, at: context.now)
                    outcomes.append(outcome.touching(touched))
                } catch {
                    outcomes.append(try member.changes.outcome { () throws(StorageError) in throw error })
                }
            }
            set = next
        }
        if member.changes.isRefused(outcomes) {
            // Releasing the connection rolls back what was written for it.
            await letGoOfJobs()
            member.finish(.success(ClaimedOutcomes(outcomes, areOfEarlier: false)))
            return .settled
        }
        guard var set else { throw .corrupted("a change set without a change stood alone") }
        try set.keep(outcomes, of: member.claim, at: context.now)
        return await commit(
            set, [Done(member: member, outcomes: ClaimedOutcomes(outcomes, areOfEarlier: false))])
    }

    private func commit(_ set: WorkingSet, _ done: [Done]) async -> Outcome {
        // Nobody waits for an answer that depends on the end of a transaction without a change; releasing the
        // connection rolls it back.
        let isChanged = set.isChanged || members.contains(where: \.standsAlone)
        guard isChanged, !done.isEmpty else {
            await letGoOfJobs()
            settle(done)
            return .settled
        }
        let token = CommitToken()
        do throws(PostgresFailure) {
            try await transaction.commit(set, leaving: token)
            transaction.lastIssued.note(set.last)
            settle(done)
            return .settled
        } catch {
            switch error {
            case .lost: return .unknown(done, token)
            case .refused, .unavailable:
                let failure = StorageError(error)
                if case .corrupted = failure, done.count > 1 { return .refused(done.map(\.member), failure) }
                for done in done { done.member.finish(.failure(failure)) }
                return .settled
            }
        }
    }

    /// Ends a transaction of which nothing is stored, before anybody is told, where it holds jobs: a worker passes over what
    /// is held, and whoever sends one after the answer would wonder.
    private func letGoOfJobs() async {
        guard members.contains(where: { $0.changes.changes.contains(where: \.holdsJob) }) else { return }
        // A connection that is lost holds nothing.
        try? await transaction.rollBack()
    }

    private func settle(_ done: [Done]) {
        for done in done { done.member.finish(.success(done.outcomes)) }
    }
}

extension PendingCommit {
    /// Its changes, so that one that touches records which it can't name has a part of its own; companies that are deleted
    /// one after the other share one, since their people are found together.
    fileprivate var parts: [[Change]] {
        var parts: [[Change]] = []
        for change in changes.changes {
            if let last = parts.last?.last, change.canFollow(last) {
                parts[parts.count - 1].append(change)
            } else {
                parts.append([change])
            }
        }
        return parts
    }
}

extension Change {
    /// Whether it can be done on the working set of the change before it.
    fileprivate func canFollow(_ other: Change) -> Bool {
        switch (self, other) {
        case (.deleteCompany, .deleteCompany): true
        // What is expected of a record is looked at before anything else is done, and changes nothing.
        case (_, .expect): true
        default: !touchesUnnamedRecords && !other.touchesUnnamedRecords
        }
    }
}

extension ChangeOutcome {
    /// The outcome with the number of records that the database changed for it.
    fileprivate func touching(_ records: Int) -> ChangeOutcome {
        if case .customField(let definition, let effect, _) = self {
            return .customField(definition, effect, recordsTouched: records)
        }
        return self
    }
}
#endif
