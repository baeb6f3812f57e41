import PeopleDomain
import PeopleStorage

/// What became of one of many people whose profiles are to be looked for.
public struct EnrichmentRequestOutcome: Sendable {
    public let personID: Person.ID
    /// The job that will, and whether it was there before; or why there is none.
    public let job: Result<(job: Job, isNew: Bool), ApplicationError>
}

extension EnrichmentService {
    /// Puts a job into the queue for each of some people, in one commit.
    ///
    /// - Parameter ids: at most ``StorageLimits/maximumChanges``; one that is there twice counts once.
    /// - Returns: an outcome for each, in their order.
    public func enrich(
        _ ids: [Person.ID], as caller: Caller
    ) async throws(ApplicationError) -> [EnrichmentRequestOutcome] {
        try caller.require(.write)
        guard ids.count <= StorageLimits.maximumChanges else {
            throw .invalid(
                ValidationFailure(
                    FieldFault(field: "ids", "must have at most \(StorageLimits.maximumChanges) elements")))
        }
        var seen: Set<Person.ID> = []
        let ids = ids.filter { seen.insert($0).inserted }
        let people = try await storing { () throws(StorageError) in
            try await backend.repository(in: caller.scope).people(Set(ids))
        }
        return try await enqueue(QueuedPage(ids.map { ($0, people[$0]) }), as: caller).outcomes
    }

    /// Puts a job into the queue for each of one page of the people who match.
    ///
    /// - Returns: an outcome for each, and the cursor that leads to the next page, as ``Listing/nextCursor``. Of a request that
    ///   was done before, those of then, whoever matches now.
    /// - Throws: ``ApplicationError/invalid(_:)`` as ``PersonService/list(_:as:)`` does.
    public func enrich(
        matching request: PersonListRequest, among people: PersonService, as caller: Caller
    ) async throws(ApplicationError) -> (outcomes: [EnrichmentRequestOutcome], nextCursor: String?) {
        try caller.require(.write)
        let listing: Listing<Person>
        do {
            listing = try await people.list(request, as: caller)
        } catch {
            // A list that is wrong now may have been right before: definitions of custom fields may have changed since.
            guard case .invalid = error, let earlier = try await backend.committer(for: caller).earlierOutcomes() else {
                throw error
            }
            return try QueuedPage.read(earlier)
        }
        return try await enqueue(
            QueuedPage(listing.items.map { ($0.id, $0) }, nextCursor: listing.nextCursor), as: caller)
    }

    private func enqueue(
        _ page: QueuedPage, as caller: Caller
    ) async throws(ApplicationError) -> (outcomes: [EnrichmentRequestOutcome], nextCursor: String?) {
        let committer = backend.committer(for: caller)
        guard page.hasWork else {
            // As with a batch of nothing but faults: it leaves nothing, and can be set right under the same key.
            return try QueuedPage.read(try await committer.earlierOutcomes() ?? page.refusals)
        }
        let outcomes = try await storing { () throws(StorageError) in
            try await committer.commit(ChangeSet(page.changes, atomicity: .each))
        }
        bell.ring()
        return try QueuedPage.read(outcomes)
    }
}
