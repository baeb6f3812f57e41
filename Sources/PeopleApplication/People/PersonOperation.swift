import PeopleDomain
import PeopleStorage

/// What an item of a batch does with people.
public enum PersonOperation: Hashable, Sendable {
    case create(PersonDraft)
    case update(Person.ID, PersonPatch)
    case upsert(PersonUpsert)
    case delete(Person.ID)

    func change(schema: Revision, deletion: Deletion) -> Change {
        switch self {
        case .create(let draft): .createPerson(draft, schema: schema)
        case .update(let id, let patch): .updatePerson(id, patch, schema: schema)
        case .upsert(let upsert): .upsertPerson(upsert, schema: schema)
        case .delete(let id): deletion.change(of: id)
        }
    }
}
