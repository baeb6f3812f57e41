import PeopleDomain

/// Reads of what was deleted and can be brought back. See ``Change`` for the ways into the trash and out of it.
///
/// Nothing in the trash is found by any other read, and nothing there is in the way of an email
/// address, a name or a unique value.
/// Pages begin at an offset: a request that begins behind a record is read from the start.
public protocol TrashRepository: Sendable {
    /// The person of that id in the trash; `nil` where the scope sees none there.
    func deletedPerson(_ id: Person.ID) async throws(StorageError) -> Deleted<Person>?

    /// One page of the people in the trash, the last one deleted first, and how many there are. Of those who were deleted
    /// at one moment, the newest comes first.
    func deletedPeople(page: PageRequest) async throws(StorageError) -> Page<Deleted<Person>>

    /// The company of that id in the trash; `nil` where there is none.
    func deletedCompany(_ id: Company.ID) async throws(StorageError) -> Deleted<Company>?

    /// One page of the companies in the trash, in the order of ``deletedPeople(page:)``.
    func deletedCompanies(page: PageRequest) async throws(StorageError) -> Page<Deleted<Company>>
}
