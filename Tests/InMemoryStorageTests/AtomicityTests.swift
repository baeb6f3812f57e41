import InMemoryStorage
import PeopleDomain
import PeopleStorage
import Testing

@Suite("A change that fails leaves no trace in memory")
struct AtomicityTests {
    /// One organization with something of everything, so that every change has something to fail at.
    private struct World {
        let storage = InMemoryStorage(environment: StorageEnvironment { Timestamp(millisecondsSince1970: 1_000_000) })
        let owner: User
        let person: Person
        let other: Person
        let company: Company
        let definition: CustomFieldDefinition
        let note: Note
        let repository: any Repository

        init() async throws {
            let founding = OrganizationFounding(
                name: try OrganizationName("Acme"), owner: try draft("owner"),
                key: OrganizationFounding.FirstKey(
                    name: try APIKeyName("first"), prefix: "introzy_1", digest: APIKeyDigest(bytes: [1]),
                    scopes: [.admin], lifetime: .standard))
            let founded = try await storage.directory.found(founding)
            owner = founded.owner
            repository = storage.repository(
                in: OrganizationScope(
                    mintedFor: founded.organization.id, actor: founded.owner.id, visibility: .all))

            let field = try CustomFieldDraft(entityType: .people, name: CustomFieldName("Team"), rules: .textarea)
            guard case .customField(let definition, _, _) = try await repository.commit(.createCustomField(field))
            else { throw Unexpected() }
            self.definition = definition
            let schema = Revision.first.next
            var first = try draft("first", company: .named(CompanyName("Initech")))
            first.customFields = CustomFieldValues([definition.key: .text("Sales")])
            let outcomes = try await repository.commit(
                ChangeSet([.createPerson(first, schema: schema), .createPerson(try draft("second"), schema: schema)]))
            guard case .person(let person, _) = outcomes[0], case .person(let other, _) = outcomes[1],
                let companyID = person.company?.id, let company = try await repository.company(companyID)
            else { throw Unexpected() }
            self.person = person
            self.other = other
            self.company = company
            let change = Change.createNote(try NoteContent("Hello"), about: .person(person.id))
            guard case .note(let note, _) = try await repository.commit(change) else { throw Unexpected() }
            self.note = note
        }

        /// All that can be read.
        func everything() async throws -> [String] {
            [
                "\(try await repository.people(matching: PersonQuery(), page: .first))",
                "\(try await repository.companies(matching: CompanyQuery(), page: .first))",
                "\(try await repository.customFieldSchema(for: .people))",
                "\(try await repository.customFieldSchema(for: .companies))",
                "\(try await repository.notes(about: .person(person.id), page: .first))",
                "\(try await repository.notes(about: .company(company.id), page: .first))",
                "\(try await repository.users(page: .first))", "\(try await repository.apiKeys(of: nil))",
            ]
        }

        /// Changes that all fail, each late: with as much as possible to be written if it did not.
        func failures() throws -> [Change] {
            let newCompany = CompanyReference.named(try CompanyName("Not to be made"))
            let missing = Person.ID(high: 1, low: 1)
            let schema = Revision.first.next
            let taken = try #require(other.email)
            return [
                .createPerson(try draft("second", company: newCompany), schema: schema),
                .createPerson(try draft("third", company: newCompany), schema: .first),
                .createUser(
                    try draft("second", company: newCompany), isRestrictedToOwnRecords: true, schema: schema),
                .updatePerson(person.id, PersonPatch(email: .set(taken), company: .set(newCompany)), schema: schema),
                .updatePerson(
                    owner.id, PersonPatch(email: .set(try EmailAddress("x@example.com")), company: .set(newCompany)),
                    schema: schema),
                .updatePerson(
                    person.id,
                    PersonPatch(
                        firstName: .set(try FirstName("New")), company: .set(.existing(Company.ID(high: 1, low: 1)))),
                    schema: schema),
                .deletePerson(owner.id),
                .createCompany(CompanyDraft(name: try CompanyName("INITECH")), schema: .first),
                .deleteCustomField(definition.id, of: .people, force: false),
                .createCustomField(
                    try CustomFieldDraft(entityType: .people, name: CustomFieldName("team"), rules: .textarea)),
                .createNote(try NoteContent("x"), about: .person(missing)),
                .updateNote(note.id, about: .company(company.id), try NoteContent("x")),
                .deleteNote(note.id, about: .person(other.id)),
                .makeUser(owner.id, isRestrictedToOwnRecords: true),
                .createAPIKey(try key(for: person.id)),
            ]
        }

        /// Changes that all go well, in this order.
        func successes() throws -> [Change] {
            let schema = Revision.first.next
            return [
                .createPerson(try draft("third", company: .named(CompanyName("Globex"))), schema: schema),
                .updatePerson(
                    person.id, PersonPatch(email: .set(try EmailAddress("moved@example.com"))), schema: schema),
                .createNote(try NoteContent("x"), about: .company(company.id)),
                .makeUser(other.id, isRestrictedToOwnRecords: true),
                .createAPIKey(try key(for: other.id)),
                .deleteNote(note.id, about: .person(person.id)),
                .deleteCompany(company.id),
                .deleteCustomField(definition.id, of: .people, force: true),
                .deletePerson(person.id),
            ]
        }
    }

    @Test("One change that fails")
    func single() async throws {
        let world = try await World()
        let before = try await world.everything()
        for change in try world.failures() {
            await #expect(throws: StorageError.self, "\(change)") { try await world.repository.commit(change) }
            #expect(try await world.everything() == before, "\(change)")
        }
    }

    @Test("A set whose last change fails")
    func set() async throws {
        let world = try await World()
        let before = try await world.everything()
        let changes = try world.successes() + [.deletePerson(world.owner.id)]
        await #expect(throws: StorageError.conflict(.activeUserAccount)) {
            try await world.repository.commit(ChangeSet(changes))
        }
        #expect(try await world.everything() == before)
        // What the set gave away for a while is still taken, and what it took is free.
        #expect(try await world.storage.directory.keyHolder(APIKeyDigest(bytes: [2])) == nil)
        _ = try await world.repository.commit(ChangeSet(try world.successes()))
        #expect(try await world.storage.directory.keyHolder(APIKeyDigest(bytes: [2]))?.user.id == world.other.id)
    }

    @Test("An organization whose owner can't be made")
    func founding() async throws {
        let storage = InMemoryStorage()
        let name = try OrganizationName("Acme")
        let founding = OrganizationFounding(
            name: name, owner: try draft("owner", company: .existing(Company.ID(high: 1, low: 1))),
            key: OrganizationFounding.FirstKey(
                name: try APIKeyName("first"), prefix: "introzy_1", digest: APIKeyDigest(bytes: [1]),
                scopes: [.admin], lifetime: .standard))
        await #expect(throws: StorageError.notFound(.company(Company.ID(high: 1, low: 1)))) {
            try await storage.directory.found(founding)
        }
        #expect(try await storage.directory.organizations().isEmpty)
        #expect(try await storage.directory.organization(named: name) == nil)
        #expect(try await storage.directory.keyHolder(APIKeyDigest(bytes: [1])) == nil)
    }
}

private struct Unexpected: Error {}

private func draft(_ name: String, company: CompanyReference = .none) throws -> PersonDraft {
    PersonDraft(email: try EmailAddress("\(name)@example.com"), firstName: try FirstName(name), company: company)
}

private func key(for id: User.ID) throws -> APIKeyDraft {
    APIKeyDraft(
        userID: id, name: try APIKeyName("second"), prefix: "introzy_2", digest: APIKeyDigest(bytes: [2]),
        scopes: [.read], isRestrictedToOwnRecords: false, lifetime: .standard)
}
