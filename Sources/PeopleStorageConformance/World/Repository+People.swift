import PeopleDomain
import PeopleStorage

// Steps that many cases take, with plain texts for what is beside the point.
extension Repository {
    func peopleSchema() async throws -> Revision { try await customFieldSchema(for: .people).revision }

    @discardableResult
    func createPerson(
        _ firstName: String, _ lastName: String? = nil, email: String? = nil, company: CompanyReference = .none,
        customFields: [String: CustomFieldValue] = [:]
    ) async throws -> Person {
        try await createPerson(
            .sample(firstName, lastName, email: email, company: company, customFields: customFields))
    }

    @discardableResult
    func createPerson(_ draft: PersonDraft) async throws -> Person {
        try await commit(.createPerson(draft, schema: peopleSchema())).person(.created)
    }

    /// Changes a person, and expects something to be different.
    @discardableResult
    func updatePerson(_ id: Person.ID, _ patch: PersonPatch) async throws -> Person {
        try await commit(.updatePerson(id, patch, schema: peopleSchema())).person(.updated)
    }

    /// Changes nothing about a person, and expects nothing to be different.
    @discardableResult
    func leavePerson(_ id: Person.ID, _ patch: PersonPatch) async throws -> Person {
        try await commit(.updatePerson(id, patch, schema: peopleSchema())).person(.unchanged)
    }

    @discardableResult
    func deletePerson(_ id: Person.ID) async throws -> Person {
        try await commit(.deletePerson(id)).person(.deleted)
    }

    @discardableResult
    func renamePerson(_ id: Person.ID, to firstName: String) async throws -> Person {
        try await updatePerson(id, PersonPatch(firstName: .set(FirstName(firstName))))
    }

    @discardableResult
    func createUser(
        _ firstName: String, email: String, isRestricted: Bool = false
    ) async throws -> User {
        let draft = try PersonDraft.sample(firstName, email: email)
        return try await commit(
            .createUser(draft, isRestrictedToOwnRecords: isRestricted, schema: peopleSchema())
        ).user()
    }

    @discardableResult
    func makeUser(_ id: Person.ID, isRestricted: Bool = false) async throws -> User {
        try await commit(.makeUser(id, isRestrictedToOwnRecords: isRestricted)).user()
    }

    func presentPerson(_ id: Person.ID, fileID: String = #fileID, line: Int = #line) async throws -> Person {
        try await expectPresent(person(id), "the person", fileID: fileID, line: line)
    }

    /// All who match, page by page, newest first, and the total that each page gave.
    func everybody(matching query: PersonQuery = PersonQuery(), pageLimit: Int = 100) async throws -> [Person] {
        try await allPages(pageLimit: pageLimit) { page in try await people(matching: query, page: page) }
    }

    /// The full names of those whom a search finds, in alphabetical order.
    func find(_ text: String, in companyID: Company.ID? = nil) async throws -> [String] {
        try await everybody(matching: PersonQuery(search: SearchTerms(text), companyID: companyID))
            .map(\.fullName).sorted()
    }
}

extension PersonDraft {
    static func sample(
        _ firstName: String, _ lastName: String? = nil, email: String? = nil, company: CompanyReference = .none,
        customFields: [String: CustomFieldValue] = [:]
    ) throws -> PersonDraft {
        try PersonDraft(
            email: email.map { text in try EmailAddress(text) }, firstName: FirstName(firstName),
            lastName: lastName.map { text in try LastName(text) }, company: company,
            customFields: .sample(customFields))
    }
}

extension CustomFieldValues {
    static func sample(_ values: [String: CustomFieldValue]) -> CustomFieldValues {
        CustomFieldValues(Dictionary(uniqueKeysWithValues: values.map { (CustomFieldKey($0), $1) }))
    }
}

extension CustomFieldChanges {
    static func sample(_ values: [String: CustomFieldValue?]) -> CustomFieldChanges {
        CustomFieldChanges(Dictionary(uniqueKeysWithValues: values.map { (CustomFieldKey($0), $1) }))
    }
}

/// Collects a list page by page.
func allPages<Item: Sendable>(
    pageLimit: Int = 100, _ page: (PageRequest) async throws -> Page<Item>
) async throws -> [Item] {
    var items: [Item] = []
    while true {
        let request = try PageRequest(limit: pageLimit, offset: items.count)
        let next = try await page(request)
        try expectEqual(next.request, request, "the request of a page")
        items += next.items
        // A list that begins anew with each page has no end.
        try expect(items.count <= next.total ?? .max, "a list has no more than its total")
        if next.hasMore && !next.items.isEmpty { continue }
        try expectEqual(next.total, items.count, "the total of a list")
        return items
    }
}
