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
        return try await enqueue(ids.map { ($0, people[$0]) }, as: caller)
    }

    /// Puts a job into the queue for each of one page of the people who match.
    ///
    /// - Returns: an outcome for each, and the page, whose cursor leads to the next.
    /// - Throws: ``ApplicationError/invalid(_:)`` as ``PersonService/list(_:as:)`` does.
    public func enrich(
        matching request: PersonListRequest, among people: PersonService, as caller: Caller
    ) async throws(ApplicationError) -> (outcomes: [EnrichmentRequestOutcome], listing: Listing<Person>) {
        try caller.require(.write)
        let listing = try await people.list(request, as: caller)
        return (try await enqueue(listing.items.map { ($0.id, $0) }, as: caller), listing)
    }

    private func enqueue(
        _ people: [(id: Person.ID, person: Person?)], as caller: Caller
    ) async throws(ApplicationError) -> [EnrichmentRequestOutcome] {
        let wanted = people.compactMap { $0.person?.email == nil ? nil : $0.id }
        let outcomes = try await storing { () throws(StorageError) in
            try await backend.committer(for: caller).commit(
                ChangeSet(wanted.map { .enqueueJob(.enrichment, for: $0) }, atomicity: .each))
        }
        bell.ring()
        var jobs: [Person.ID: Result<(job: Job, isNew: Bool), ApplicationError>] = [:]
        for (id, outcome) in zip(wanted, outcomes) { jobs[id] = outcome.enqueued }
        return people.map { id, person in
            let missing: ApplicationError = person == nil ? .notFound(.person) : .notEnrichable(.emailMissing)
            return EnrichmentRequestOutcome(personID: id, job: jobs[id] ?? .failure(missing))
        }
    }
}

extension ChangeOutcome {
    fileprivate var enqueued: Result<(job: Job, isNew: Bool), ApplicationError> {
        switch self {
        case .job(let job, let effect): .success((job, effect == .created))
        case .failed(let error): .failure(ApplicationError(error))
        default: .failure(.internalFailure("the store answered a job with something else"))
        }
    }
}
