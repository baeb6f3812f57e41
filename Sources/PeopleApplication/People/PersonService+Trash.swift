import PeopleDomain
import PeopleStorage

extension PersonService {
    /// One page, which begins at an offset, of the people in the trash, the last one deleted first.
    public func deleted(
        page: PageRequest = .first, as caller: Caller
    ) async throws(ApplicationError) -> Page<Deleted<Person>> {
        try caller.require(.read)
        return try await storing { () throws(StorageError) in
            try await backend.repository(in: caller.scope).deletedPeople(page: page)
        }
    }

    /// Takes a person out of the trash, with its notes, to where it was. A company that is gone, and values that no custom
    /// field takes any more, stay behind.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)`` where it is not in the trash, or ``ApplicationError/conflict(_:)``
    ///   where the email or a unique value was taken meanwhile.
    public func restore(_ id: Person.ID, as caller: Caller) async throws(ApplicationError) -> Restored<Person> {
        try caller.require(.write)
        let committer = backend.committer(for: caller, geocodes: geocodes)
        let found = try await storing { () throws(StorageError) in try await committer.repository.deletedPerson(id) }
        // One that is not there may have come back by this very request, which the commit tells again.
        let person = try await committer.repository.withSchema(for: .people) { schema in
            found.map { schema.misfits(in: $0.record.customFields) } ?? []
        } isFaultless: { _ in
            true
        } _: { dropped, schema throws(StorageError) in
            try await committer.commit(.restorePerson(id, dropping: dropped, schema: schema))
        }.person()
        if let found { return Restored(record: person, changes: person.fieldChanges(since: found.record)) }
        let told = try await history(of: id, as: caller).items.first { $0.revision == person.revision }
        return Restored(record: person, changes: told?.changes ?? .none)
    }

    /// One page, which begins at an offset, of what was done to a person, newest first, whether it is there or in the trash.
    ///
    /// - Throws: ``ApplicationError/notFound(_:)``.
    public func history(
        of id: Person.ID, page: PageRequest = .first, as caller: Caller
    ) async throws(ApplicationError) -> Page<HistoryEntry> {
        try caller.require(.read)
        return try await storing { () throws(StorageError) in
            try await backend.repository(in: caller.scope).history(of: .person(id), page: page)
        }
    }
}
