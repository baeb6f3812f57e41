import PeopleDomain
import PeopleStorage

/// One organization on a backend, and short ways to write to it.
public struct Acme: Sendable {
    public let organization: Organization
    public let owner: User
    public let repository: any Repository

    /// Founds it.
    public init(on backend: some StorageBackend, name: String = "Acme") async throws {
        let founding = OrganizationFounding(
            name: try OrganizationName(name), owner: try Self.draft("owner@\(name.lowercased()).example"),
            key: OrganizationFounding.FirstKey(
                name: try APIKeyName("first"), prefix: "introzy_00000000",
                digest: APIKeyDigest(bytes: Array(name.utf8) + Array(repeating: 0, count: 32 - name.utf8.count)),
                scopes: APIKeyScope.standard, lifetime: .standard))
        let founded = try await backend.directory.found(founding)
        self.init(founded.organization, founded.owner, on: backend)
    }

    private init(_ organization: Organization, _ owner: User, on backend: some StorageBackend) {
        self.organization = organization
        self.owner = owner
        repository = backend.repository(
            in: OrganizationScope(mintedFor: organization.id, actor: owner.id, visibility: .all))
    }

    /// The same organization as another backend sees it.
    public func on(_ backend: some StorageBackend) -> Acme { Acme(organization, owner, on: backend) }

    public static func draft(
        _ email: String, firstName: String = "Jo", company: CompanyReference = .none
    ) throws -> PersonDraft {
        PersonDraft(email: try EmailAddress(email), firstName: try FirstName(firstName), company: company)
    }

    @discardableResult
    public func create(_ email: String, firstName: String = "Jo", company: String? = nil) async throws -> Person {
        let reference = try company.map { CompanyReference.named(try CompanyName($0)) } ?? .none
        let draft = try Self.draft(email, firstName: firstName, company: reference)
        guard case .person(let person, .created) = try await repository.commit(.createPerson(draft, schema: .first))
        else { throw UnexpectedOutcome() }
        return person
    }

    public func newest(_ limit: Int = 100, search: String? = nil) async throws -> Page<Person> {
        let query = PersonQuery(search: try search.flatMap { try SearchTerms($0) })
        return try await repository.people(matching: query, page: try PageRequest(limit: limit))
    }

    public struct UnexpectedOutcome: Error {}
}
