import PeopleDomain
import PeopleStorage

extension Repository {
    /// All groups, page by page.
    func everyDuplicate(for reason: DuplicateReason? = nil, pageLimit: Int = 100) async throws -> [DuplicateGroup] {
        try await allPages(pageLimit: pageLimit) { page in try await duplicates(for: reason, page: page) }
    }

    /// The reasons of all groups with the first names of their people.
    func duplicateNames(for reason: DuplicateReason? = nil) async throws -> [[String]] {
        try await everyDuplicate(for: reason).map { group in
            [group.reason.rawValue] + group.people.map(\.firstName.string)
        }
    }

    @discardableResult
    func createPerson(_ firstName: String, phone: String) async throws -> Person {
        var draft = try PersonDraft.sample(firstName)
        draft.phoneNumber = try PhoneNumber(phone)
        return try await createPerson(draft)
    }
}
