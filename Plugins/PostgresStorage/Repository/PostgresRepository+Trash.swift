#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresRepository {
    func deletedPerson(_ id: Person.ID) async throws(StorageError) -> Deleted<Person>? {
        guard let deleted: Deleted<Person> = try await deleted(id, .people),
            scope.visibility.includes(deleted.record)
        else { return nil }
        return deleted
    }

    func deletedPeople(page request: PageRequest) async throws(StorageError) -> Page<Deleted<Person>> {
        guard let creator = scope.visibility.creator else {
            return try await page(TrashQueries.people, request) { $0.deleted(Person.self) }.present()
        }
        return try await page(TrashQueries.peopleOfCreator, request) {
            $0.deleted(Person.self)
        } _: {
            $0.add(creator)
        }.present()
    }

    func deletedCompany(_ id: Company.ID) async throws(StorageError) -> Deleted<Company>? {
        try await deleted(id, .companies)
    }

    func deletedCompanies(page request: PageRequest) async throws(StorageError) -> Page<Deleted<Company>> {
        try await page(TrashQueries.companies, request) { $0.deleted(Company.self) }.present()
    }

    private func deleted<Record: PutAwayForm & Sendable & Hashable>(
        _ id: Identifier<Record>, _ entityType: EntityType
    ) async throws(StorageError) -> Deleted<Record>? {
        try await quick(TrashQueries.byID) {
            $0.add(id)
            $0.add(entityType.storedNumber)
        }.first { $0.deleted(Record.self) } ?? nil
    }
}

extension Page {
    /// Without what could not be read, for which the read has failed already.
    func present<Record>() -> Page<Record> where Item == Record? {
        Page<Record>(items: items.compactMap(\.self), total: total, hasMore: hasMore, request: request)
    }
}
#endif
