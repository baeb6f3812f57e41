import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let durability: [StorageConformanceCase] = [
        StorageConformanceCase(.durability, "What was committed is there when the store is opened again") { world in
            let repository = world.acme.repository
            let field = try await repository.defineField("Score", flags: .required)
            let john = try await repository.createPerson(
                "José", "Doe", email: "john@acme.com", company: .named(CompanyName("Hooli")),
                customFields: ["cf_score": .text("é")])
            let user = try await repository.createUser("Jane", email: "jane@acme.com", isRestricted: true)
            let key = try await repository.createKey("Laptop", for: user.id, isRestricted: true)
            let note = try await repository.addNote("[@J](person:\(john.id))", about: .person(john.id))
            try await world.directory.recordUse(of: [key.id: world.clock.now])
            let people = try await repository.everybody()
            let companies = try await repository.everyCompany()
            let schema = try await repository.customFieldSchema(for: .people)
            let keys = try await repository.apiKeys(of: nil)
            try expect(keys.contains { $0.lastUsedAt != nil }, "the use of the key is noted")
            guard let reopened = try await world.reopened() else { return }
            let again = reopened.acme.repository
            try await reopened.backend.checkHealth()
            try expectEqual(try await again.everybody(), people, "the people")
            try expectEqual(try await again.everyCompany(), companies, "the companies")
            try expectEqual(try await again.customFieldSchema(for: .people), schema, "the custom fields")
            try expectEqual(schema.definitions, [field])
            try expectEqual(try await again.apiKeys(of: nil), keys, "the keys")
            try expectEqual(try await again.everyNote(about: .person(john.id)), [note], "the notes")
            try expectEqual(try await again.users(page: .first).items.first, user, "the users")
            try expectEqual(try await again.find("jose"), ["José Doe"], "the search")
            try expectEqual(try await reopened.directory.keyHolder(.sample("Laptop"))?.user, user, "the key by digest")
            let organizations = [world.globex.organization, world.acme.organization]
            try expectEqual(try await reopened.directory.organizations(), organizations, "the organizations")
        },
        StorageConformanceCase(.durability, "Histories and the trash are there when the store is opened again") {
            world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", company: .named(CompanyName("Hooli")))
            let hooli = try expectPresent(john.company?.id)
            let note = try await repository.addNote("[@J](person:\(world.acme.owner.id))", about: .person(john.id))
            try await repository.deletePerson(john.id)
            let jane = try await repository.createPerson("Jane", company: .existing(hooli))
            try await repository.deleteCompany(hooli)
            let people = try await repository.everyDeletedPerson()
            let companies = try await repository.everyDeletedCompany()
            try expect(people.count == 1 && companies.count == 1, "both are in the trash")
            guard let reopened = try await world.reopened() else { return }
            let again = reopened.acme.repository
            try expectEqual(try await again.everyDeletedPerson(), people, "the people in the trash")
            try expectEqual(try await again.everyDeletedCompany(), companies, "the companies in the trash")
            try expectEqual(try await again.story(of: .person(john.id)), ["created", "deleted"], "a history")
            let later = try await again.createPerson("Later")
            try await again.restoreCompany(hooli)
            let restored = try await again.restorePerson(john.id)
            try expectEqual(restored.company?.id, hooli, "the company")
            try expectEqual(try await again.everyNote(about: .person(john.id)), [note], "the notes")
            let order = [later.id, jane.id, john.id, world.acme.owner.id]
            try expectEqual(try await again.everybody().map(\.id), order, "the order")
        },
        StorageConformanceCase(.durability, "Order and uniqueness go on where they were when the store is opened again")
        { world in
            let john = try await world.acme.repository.createPerson(
                "John", email: "john@acme.com", company: .named(CompanyName("Hooli")))
            try expectEqual(john.revision, .first)
            guard let reopened = try await world.reopened() else { return }
            // Also on a machine whose clock is behind.
            reopened.clock.advance(by: .seconds(-7200))
            let repository = reopened.acme.repository
            let jane = try await repository.createPerson("Jane", company: .named(CompanyName("HOOLI")))
            try expectEqual(jane.company?.id, john.company?.id, "the company")
            try expect((john.createdAt, john.id) < (jane.createdAt, jane.id), "what is created later stands later")
            try expectEqual(try await repository.everybody().map(\.firstName.string), ["Jane", "John", "Wile"])
            try await expectFailure(.conflict(.emailTaken), "an email that was taken before") {
                try await repository.createPerson("Other", email: "JOHN@acme.com")
            }
            try await expectFailure(.conflict(.organizationNameTaken), "a name that was taken before") {
                try await reopened.directory.found(.sample("ACME", owner: .sample("Other")))
            }
        },
        StorageConformanceCase(
            .durability, "What was deleted, revoked or refused stays so when the store is opened again"
        ) { world in
            let repository = world.acme.repository
            let john = try await repository.createPerson("John", email: "john@acme.com")
            try await repository.addNote("Note", about: .person(john.id))
            try await repository.deletePerson(john.id)
            let key = try await repository.createKey("Laptop", for: world.acme.owner.id)
            let revoked = try await repository.commit(.revokeAPIKey(key.id, of: nil)).apiKey()
            _ = try? await repository.commit(
                ChangeSet([
                    .createPerson(.sample("Refused"), schema: repository.peopleSchema()), .deletePerson(john.id),
                ]))
            let field = try await repository.defineField("Score")
            _ = try await repository.commit(.deleteCustomField(field.id, of: .people, force: false))
            let schema = try await repository.peopleSchema()
            guard let reopened = try await world.reopened() else { return }
            let again = reopened.acme.repository
            try expectEqual(try await again.everybody().map(\.firstName.string), ["Wile"], "the people")
            try expectEqual(try await again.find("john"), [], "the search")
            try expectEqual(try await reopened.directory.keyHolder(.sample("Laptop"))?.key, revoked, "the revoked key")
            try expectEqual(try await again.peopleSchema(), schema, "the revision of the schema")
            let defined = try await again.defineField("Score")
            try expect(try await again.peopleSchema() > schema, "the revision goes on to rise")
            try expectEqual(try await again.customFieldSchema(for: .people).definitions, [defined])
        },
        StorageConformanceCase(.durability, "What was claimed is told again when the store is opened again") { world in
            let schema = try await world.acme.repository.peopleSchema()
            let set = ChangeSet(.createPerson(try .sample("John", email: "john@acme.com"), schema: schema))
            let first = try await world.acme.repository.commit(set, claiming: .sample("1"))
            try expect(!first.areOfEarlier, "the first one is done")
            guard let reopened = try await world.reopened() else { return }
            try expectEqual(
                try await reopened.acme.repository.commit(set, claiming: .sample("1")),
                ClaimedOutcomes(first.outcomes, areOfEarlier: true), "the second one")
        },
        StorageConformanceCase(.durability, "Everything that returned before the store closed is there") { world in
            let repository = world.acme.repository
            let schema = try await repository.peopleSchema()
            let created = await withTaskGroup(of: Person.ID?.self) { group in
                for index in 0..<200 {
                    group.addTask {
                        let outcome = try? await repository.commit(.createPerson(.sample("P\(index)"), schema: schema))
                        return try? outcome?.person(.created).id
                    }
                    if index == 150 {
                        group.addTask {
                            await world.backend.close(); return nil
                        }
                    }
                }
                var ids: Set<Person.ID> = []
                for await id in group { if let id { ids.insert(id) } }
                return ids
            }
            try await expectUnavailable("a commit afterwards") { try await repository.createPerson("Late") }
            guard let reopened = try await world.reopened() else { return }
            let people = Set(try await reopened.acme.repository.everybody().map(\.id))
            try expectEqual(people, created.union([world.acme.owner.id]), "the people")
        },
        StorageConformanceCase(.durability, "A closed store is unavailable") { world in
            let repository = world.acme.repository
            let directory = world.directory
            let john = try await repository.createPerson("John")
            let schema = try await repository.peopleSchema()
            let founding = try OrganizationFounding.sample("Hooli", owner: .sample("Gavin"))
            let name = try OrganizationName("Acme")
            let email = try EmailAddress("wile@acme.com")
            await world.backend.close()
            await world.backend.close()
            try await expectUnavailable("health") { try await world.backend.checkHealth() }
            try await expectUnavailable("a person") { try await repository.person(john.id) }
            try await expectUnavailable("people by ids") { try await repository.people([john.id]) }
            try await expectUnavailable("people") { try await repository.people(matching: PersonQuery(), page: .first) }
            let search = PersonQuery(search: try SearchTerms("john"))
            try await expectUnavailable("a search") { try await repository.people(matching: search, page: .first) }
            try await expectUnavailable("a company") { try await repository.company(Company.ID(high: 1, low: 1)) }
            try await expectUnavailable("companies") {
                try await repository.companies(matching: CompanyQuery(), page: .first)
            }
            try await expectUnavailable("a schema") { try await repository.customFieldSchema(for: .people) }
            try await expectUnavailable("notes") { try await repository.notes(about: .person(john.id), page: .first) }
            try await expectUnavailable("users") { try await repository.users(page: .first) }
            try await expectUnavailable("a user") { try await repository.user(withEmail: email) }
            try await expectUnavailable("keys") { try await repository.apiKeys(of: nil) }
            try await expectUnavailable("a commit") { try await repository.commit(.deletePerson(john.id)) }
            try await expectUnavailable("a creation") {
                try await repository.commit(.createPerson(.sample("Jane"), schema: schema))
            }
            try await expectUnavailable("a founding") { try await directory.found(founding) }
            let organization = world.acme.organization
            try await expectUnavailable("the archive") {
                try await world.backend.archive.organizations(after: nil, limit: 1)
            }
            try await expectUnavailable("records of the archive") {
                try await world.backend.archive.records(of: .people, in: organization.id, after: nil, limit: 1)
            }
            try await expectUnavailable("writing to the archive") {
                try await world.backend.archive.write([.organization(organization)], in: organization.id)
            }
            try await expectUnavailable("organizations") { try await directory.organizations() }
            try await expectUnavailable("an organization by name") { try await directory.organization(named: name) }
            try await expectUnavailable("an organization") {
                try await directory.organization(world.acme.organization.id)
            }
            try await expectUnavailable("a key") { try await directory.keyHolder(world.acme.digest) }
            try await expectUnavailable("the organization of a key") {
                try await directory.organization(ofKey: world.acme.key.id)
            }
            try await expectUnavailable("a use") {
                try await directory.recordUse(of: [world.acme.key.id: world.clock.now])
            }
        },
    ]
}
