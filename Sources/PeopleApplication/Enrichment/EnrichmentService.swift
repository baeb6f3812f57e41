import PeopleDomain
import PeopleStorage

/// Has profiles of people looked for, and decides with their owners what becomes of the values.
public struct EnrichmentService: Sendable {
    let backend: any StorageBackend
    let bell: JobBell
    let geocodes: Bool

    /// Puts a job into the queue that looks for the person's profile; where one is alive, it is that one.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``, or ``ApplicationError/notEnrichable(_:)`` without an email.
    public func enrich(
        _ id: Person.ID, as caller: Caller
    ) async throws(ApplicationError) -> (job: Job, person: Person) {
        try caller.require(.write)
        let committer = backend.committer(for: caller)
        let person = try await storing { () throws(StorageError) in try await committer.repository.person(id) }
        guard person?.email != nil else {
            // Whom no job can be for now may have one by this very request.
            if let outcomes = try await committer.earlierOutcomes() { return try outcomes.enqueued() }
            throw person == nil ? .notFound(.person) : .notEnrichable(.emailMissing)
        }
        let outcomes = try await storing { () throws(StorageError) in
            // The person, which nothing is changed of, is among the outcomes: the answer shows it, also when it is given again.
            try await committer.commit(
                ChangeSet([
                    .updatePerson(id, PersonPatch(), schema: .first), .enqueueJob(.enrichment, for: id),
                ]))
        }
        bell.ring()
        return try outcomes.enqueued()
    }

    /// What was found about a person.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``.
    public func profile(of id: Person.ID, as caller: Caller) async throws(ApplicationError) -> EnrichmentProfile {
        try caller.require(.read)
        return try await storing { () throws(StorageError) in
            try await backend.repository(in: caller.scope).enrichmentProfile(of: id)
        }
    }

    /// Makes a value of the profile the person's.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``, ``ApplicationError/notEnrichable(_:)`` where the person's field does
    ///   not take it, or ``ApplicationError/conflict(_:)`` where a unique custom field has it elsewhere.
    public func accept(
        _ value: EnrichedValue.ID, of id: Person.ID, as caller: Caller
    ) async throws(ApplicationError) -> EnrichmentProfile {
        try await decide(on: id, as: caller) { profile, person, schema throws(EnrichmentRefusal) in
            try profile.accepting(value, for: person, in: schema)
        }
    }

    /// Says that a value is wrong: the person loses it, and it is not offered again.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``, or ``ApplicationError/notEnrichable(_:)`` where the person can't be without
    ///   it: its field was made required since.
    public func reject(
        _ value: EnrichedValue.ID, of id: Person.ID, as caller: Caller
    ) async throws(ApplicationError) -> EnrichmentProfile {
        try await decide(on: id, as: caller) { profile, person, schema throws(EnrichmentRefusal) in
            try profile.rejecting(value, for: person, in: schema)
        }
    }

    /// Takes back what a run gave the person, but for what was changed since.
    ///
    /// - Parameter job: `nil` for the last run of which something is applied.
    /// - Throws: ``ApplicationError/notFound(_:)``, or ``ApplicationError/notEnrichable(_:)`` where nothing is applied, or
    ///   the person can't be without what is.
    public func revert(
        _ job: Job.ID?, of id: Person.ID, as caller: Caller
    ) async throws(ApplicationError) -> EnrichmentProfile {
        try await decide(on: id, as: caller) { profile, person, schema throws(EnrichmentRefusal) in
            try profile.reverting(job, for: person, in: schema)
        }
    }

    private func decide(
        on id: Person.ID, as caller: Caller,
        _ decision: (EnrichmentProfile, Person, CustomFieldSchema) throws(EnrichmentRefusal) -> EnrichmentStep
    ) async throws(ApplicationError) -> EnrichmentProfile {
        try caller.require(.write)
        let committer = backend.committer(for: caller, geocodes: geocodes)
        do {
            return try await committer.commitEnrichment(of: id) { profile, person, schema throws(ApplicationError) in
                do throws(EnrichmentRefusal) {
                    return (try decision(profile, person, schema), [])
                } catch .notFound {
                    throw .notFound(.enrichedValue)
                } catch {
                    throw .notEnrichable(error)
                }
            }
        } catch {
            // What can't be done now may have been done by this very request.
            switch error {
            case .notEnrichable, .notFound:
                for case .enrichment(let profile) in try await committer.earlierOutcomes() ?? [] { return profile }
            default: break
            }
            throw error
        }
    }
}

extension Committer {
    /// What became of the request before; `nil` where it was never done, and for one that is not idempotent.
    func earlierOutcomes() async throws(ApplicationError) -> [ChangeOutcome]? {
        try await storing { () throws(StorageError) in
            try await earlierOutcomes(behind: ValidationFailure(FieldFault("was not done before")))
        }
    }
}

extension [ChangeOutcome] {
    /// The job that was put into the queue, and for whom.
    fileprivate func enqueued() throws(ApplicationError) -> (job: Job, person: Person) {
        guard count == 2 else { throw .internalFailure("a commit of two changes had \(count) outcomes") }
        return (try self[1].job(), try self[0].person())
    }
}
