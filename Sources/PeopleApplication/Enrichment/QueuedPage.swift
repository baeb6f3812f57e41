import PeopleDomain
import PeopleStorage

/// People whose profiles are to be looked for, as changes: one for each of them, and one that tells where the list goes on.
///
/// Each outcome says whom it is of, so that the answer is written from the outcomes alone. Those that are kept under an
/// idempotency key are of who matched then, and not of who is read when the request is repeated.
struct QueuedPage {
    private let entries: [(change: Change, refusal: ChangeOutcome?)]

    /// The field of the fault by which the cursor of the next page is kept. No id of a person is like it.
    private static let cursorField = "nextCursor"

    /// - Parameters:
    ///   - people: `nil` for an id of nobody.
    ///   - nextCursor: only of a list, which has fewer people than a set may have changes.
    init(_ people: [(id: Person.ID, person: Person?)], nextCursor: String? = nil) {
        var entries = people.map { id, person -> (Change, ChangeOutcome?) in
            guard let person else { return (.enqueueJob(.enrichment, for: id), .failed(.notFound(.person(id)))) }
            if person.email != nil { return (.enqueueJob(.enrichment, for: id), nil) }
            let refused = ValidationFailure(FieldFault(field: id.description, "has no email"))
            return (.refuse(refused), .failed(.incomplete(refused)))
        }
        if let nextCursor {
            let refused = ValidationFailure(FieldFault(field: Self.cursorField, nextCursor))
            entries.append((.refuse(refused), .failed(.incomplete(refused))))
        }
        self.entries = entries
    }

    /// Whether there is anybody to look for.
    var hasWork: Bool { entries.contains { $0.refusal == nil } }

    /// To be committed each by itself.
    var changes: [Change] { entries.map(\.change) }

    /// What becomes of the changes where there is nobody to look for.
    var refusals: [ChangeOutcome] { entries.compactMap(\.refusal) }

    /// - Throws: ``ApplicationError/internalFailure(_:)`` for outcomes that are of no such changes.
    static func read(
        _ outcomes: [ChangeOutcome]
    ) throws(ApplicationError) -> (outcomes: [EnrichmentRequestOutcome], nextCursor: String?) {
        var people: [EnrichmentRequestOutcome] = []
        var nextCursor: String?
        for outcome in outcomes {
            switch outcome {
            case .job(let job, let effect):
                people.append(
                    EnrichmentRequestOutcome(personID: job.personID, job: .success((job, effect == .created))))
            case .failed(.notFound(.person(let id))):
                people.append(EnrichmentRequestOutcome(personID: id, job: .failure(.notFound(.person))))
            case .failed(.incomplete(let failure)):
                for fault in failure.faults {
                    if fault.field == cursorField { nextCursor = fault.message }
                    guard let id = Person.ID(fault.field) else { continue }
                    people.append(
                        EnrichmentRequestOutcome(personID: id, job: .failure(.notEnrichable(.emailMissing))))
                }
            default: throw .internalFailure("the store answered a job with something else")
            }
        }
        return (people, nextCursor)
    }
}
