import PeopleDomain
import PeopleStorage

/// What an item of a batch does with companies.
public enum CompanyOperation: Hashable, Sendable {
    case create(CompanyDraft)
    case update(Company.ID, CompanyPatch)
    case upsert(CompanyUpsert)
    case delete(Company.ID)

    func change(schema: Revision, deletion: Deletion) -> Change {
        switch self {
        case .create(let draft): .createCompany(draft, schema: schema)
        case .update(let id, let patch): .updateCompany(id, patch, schema: schema)
        case .upsert(let upsert): .upsertCompany(upsert, schema: schema)
        case .delete(let id): deletion.change(of: id)
        }
    }
}
