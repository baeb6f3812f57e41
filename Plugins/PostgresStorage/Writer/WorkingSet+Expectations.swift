#if Postgres
import PeopleDomain
import PeopleStorage

extension WorkingSet {
    /// A record of which something is expected, as it is now.
    ///
    /// - Throws: ``StorageError/notFound(_:)``.
    func current(_ record: ExpectedRecord, in context: ChangeContext) throws(StorageError) -> CurrentRecord {
        switch record {
        case .person(let id): return .person(try visiblePerson(id, in: context))
        case .company(let id): return .company(try existingCompany(id))
        case .customField(let id, _): return .customField(try existingDefinition(id))
        case .note(let id, let subject): return .note(try note(id, about: subject, in: context))
        }
    }
}
#endif
