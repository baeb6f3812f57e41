import PeopleDomain
import PeopleStorage

extension OrganizationState {
    /// - Throws: ``StorageError/stale(_:)``, or ``StorageError/notFound(_:)``.
    func expect(
        _ versions: Set<RecordVersion>, of record: ExpectedRecord, in context: CommitContext
    ) throws(StorageError) -> ChangeOutcome {
        let current: CurrentRecord
        switch record {
        case .person(let id): current = .person(try visiblePerson(id, in: context))
        case .company(let id): current = .company(try existingCompany(id))
        case .customField(let id, let entityType):
            guard let definition = self[schema: entityType].definitions.first(where: { $0.id == id }) else {
                throw .notFound(.customField(id))
            }
            current = .customField(definition)
        case .note(let id, let subject): current = .note(try note(id, about: subject, in: context))
        }
        return try current.expected(as: versions)
    }
}
