#if SQLite
import PeopleDomain
import PeopleStorage

extension OrganizationWriter {
    /// A record of which something is expected, as it is now.
    ///
    /// - Throws: ``StorageError/notFound(_:)``.
    func current(_ record: ExpectedRecord) throws(StorageError) -> CurrentRecord {
        switch record {
        case .person(let id): return .person(try visiblePerson(id).person)
        case .company(let id): return .company(try existingCompany(id).company)
        case .customField(let id, let entityType):
            let definitions = try connection.schema(of: entityType, in: rows).definitions
            guard let definition = definitions.first(where: { $0.id == id }) else {
                throw .notFound(.customField(id))
            }
            return .customField(definition)
        case .note(let id, let subject): return .note(try note(id, about: subject))
        }
    }
}
#endif
