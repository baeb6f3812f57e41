import PeopleDomain

/// Reads of people. See ``Change`` for the writes.
public protocol PersonRepository: Sendable {
    /// The person of that id; `nil` where the scope sees none.
    func person(_ id: Person.ID) async throws(StorageError) -> Person?

    /// The people of those ids; those whom the scope does not see are missing.
    ///
    /// - Precondition: at most ``StorageLimits/maximumChanges`` ids.
    func people(_ ids: Set<Person.ID>) async throws(StorageError) -> [Person.ID: Person]

    /// One page of the people who match, newest first, and how many match in all. Both are of one moment.
    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person>
}
