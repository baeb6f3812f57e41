import PeopleDomain

/// Reads of people. See ``Change`` for the writes.
public protocol PersonRepository: Sendable {
    /// The person of that id; `nil` where the scope sees none.
    func person(_ id: Person.ID) async throws(StorageError) -> Person?

    /// The person into whom that one was merged, and who may have been merged into another since: the one who is there now,
    /// as far as the scope sees it. `nil` for an id of nobody who was merged.
    func survivor(of id: Person.ID) async throws(StorageError) -> Person.ID?

    /// The people of those ids; those whom the scope does not see are missing.
    ///
    /// - Precondition: at most ``StorageLimits/maximumChanges`` ids.
    func people(_ ids: Set<Person.ID>) async throws(StorageError) -> [Person.ID: Person]

    /// One page of the people who match, newest first, and how many match in all. Both are of one moment.
    func people(matching query: PersonQuery, page: PageRequest) async throws(StorageError) -> Page<Person>

    /// One page of the groups of people who have a ``DuplicateKey`` in common, in the order of its digest, and how many
    /// groups there are. A group has at least two people whom the scope sees, and shows no others.
    ///
    /// - Parameter reason: `nil` for all of them.
    func duplicates(
        for reason: DuplicateReason?, page: PageRequest
    ) async throws(StorageError) -> Page<DuplicateGroup>
}
