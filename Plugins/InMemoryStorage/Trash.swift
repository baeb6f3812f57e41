import PeopleDomain
import PeopleStorage

/// What was deleted and can be brought back, of one organization.
struct Trash: Sendable {
    var people: [Person.ID: PutAway<Person>] = [:]
    var companies: [Company.ID: PutAway<Company>] = [:]

    /// A record with all that goes with it.
    struct PutAway<Record: Sendable & Hashable>: Sendable {
        let deleted: Deleted<Record>
        var notes: Table<NoteRow>?
        /// Of a company, the people whom its deletion unlinked.
        var members: [Person.ID] = []
    }
}

extension Dictionary {
    /// One page of what is in the trash, the last one deleted first.
    func page<Entity, Record>(
        _ request: PageRequest, where isShown: (Record) -> Bool = { _ in true }
    ) -> Page<Deleted<Record>> where Key == Identifier<Entity>, Value == Trash.PutAway<Record> {
        let found = filter { isShown($0.value.deleted.record) }
            .sorted { ($0.value.deleted.deletedAt, $0.key) > ($1.value.deleted.deletedAt, $1.key) }
        return Page(
            items: found.dropFirst(request.offset).prefix(request.limit).map(\.value.deleted), total: found.count,
            request: request)
    }
}
