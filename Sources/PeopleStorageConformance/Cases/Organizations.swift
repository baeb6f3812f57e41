import PeopleDomain
import PeopleStorage

extension StorageConformanceCase {
    static let organizations: [StorageConformanceCase] = [
        StorageConformanceCase(.organizations, "An organization is founded with its owner and a first key") { world in
            let owner = try PersonDraft.sample("Gavin", "Belson", email: "gavin@hooli.com")
            let founding = try OrganizationFounding.sample("Hooli", owner: owner)
            let founded = try await world.directory.found(founding)
            try expectEqual(founded.organization.name.string, "Hooli")
            try expectEqual(founded.organization.createdAt, world.clock.now)
            try expectEqual(founded.owner.email?.string, "gavin@hooli.com")
            try expect(!founded.owner.isRestrictedToOwnRecords, "the owner sees everybody")
            let draft = founding.key.draft(for: founded.owner.id)
            try expectEqual(founded.key, APIKey(id: founded.key.id, draft: draft, createdAt: world.clock.now))
            let holder = APIKeyHolder(organization: founded.organization, user: founded.owner, key: founded.key)
            try expectEqual(try await world.directory.keyHolder(founding.key.digest), holder, "the holder of the key")
            let scope = OrganizationScope(mintedFor: founded.organization.id, actor: nil, visibility: .all)
            let repository = world.backend.repository(in: scope)
            try expectEqual(repository.scope, scope)
            let person = try await repository.presentPerson(founded.owner.id)
            try expectEqual(person.fullName, "Gavin Belson")
            try expect(person.isFullUser, "the owner is a full user")
            try expectEqual(try await repository.everybody(), [person], "the people")
            try expectEqual(try await repository.users(page: .first).items, [founded.owner], "the users")
            try expectEqual(try await repository.apiKeys(of: nil), [founded.key], "the keys")
            try expectEqual(try await repository.everyCompany(), [], "the companies")
        },
        StorageConformanceCase(.organizations, "An owner's company is made with the organization") { world in
            let owner = try PersonDraft.sample("Gavin", company: .named(CompanyName("Hooli XYZ")))
            let founded = try await world.directory.found(.sample("Hooli", owner: owner))
            let scope = OrganizationScope(mintedFor: founded.organization.id, actor: nil, visibility: .all)
            let repository = world.backend.repository(in: scope)
            let company = try expectPresent(await repository.everyCompany().first)
            try expectEqual(try await repository.presentPerson(founded.owner.id).company, CompanySummary(company))
        },
        StorageConformanceCase(.organizations, "The name of an organization is unique without regard to case") {
            world in
            for (index, name) in ["Acme", "ACME", "aCmE"].enumerated() {
                let owner = try PersonDraft.sample("Other", email: "other\(index)@acme.com")
                let founding = try OrganizationFounding(
                    name: OrganizationName(name), owner: owner,
                    key: OrganizationFounding.sample("Another \(index)", owner: owner).key)
                try await expectFailure(.conflict(.organizationNameTaken), "founding \(name)") {
                    try await world.directory.found(founding)
                }
                try expectEqual(try await world.directory.keyHolder(founding.key.digest), nil, "the key of nobody")
            }
            try expectEqual(try await world.directory.organizations().count, 2, "the number of organizations")
            let owner = try PersonDraft.sample("Same", email: "wile@acme.com")
            _ = try await world.directory.found(.sample("Straße", owner: owner))
            try await expectFailure(.conflict(.organizationNameTaken), "founding STRASSE") {
                try await world.directory.found(.sample("STRASSE", owner: owner))
            }
        },
        StorageConformanceCase(.organizations, "Organizations are listed newest first, and found by name and id") {
            world in
            let directory = world.directory
            let (acme, globex) = (world.acme.organization, world.globex.organization)
            try expectEqual(try await directory.organizations(), [globex, acme], "the list")
            for name in ["Acme", "acme", "ACME"] {
                try expectEqual(try await directory.organization(named: OrganizationName(name)), acme, name)
            }
            for name in ["Acm", "Acme Inc", "%", "Ac_e", "Ácme"] {
                try expectEqual(try await directory.organization(named: OrganizationName(name)), nil, name)
            }
            try expectEqual(try await directory.organization(globex.id), globex, "by id")
            try expectEqual(try await directory.organization(Organization.ID(high: 1, low: 1)), nil, "by no id")
        },
        StorageConformanceCase(.organizations, "What was never founded is empty and takes nothing") { world in
            let id = Organization.ID(high: 0x0188_0000_0000_7000, low: 1 << 63)
            let scope = OrganizationScope(mintedFor: id, actor: nil, visibility: .all)
            let repository = world.backend.repository(in: scope)
            try expectEqual(try await repository.everybody(), [], "the people")
            try expectEqual(try await repository.everyCompany(), [], "the companies")
            try expectEqual(try await repository.person(world.acme.owner.id), nil, "a person")
            try expectEqual(try await repository.users(page: .first).total, 0, "the users")
            try expectEqual(try await repository.apiKeys(of: nil), [], "the keys")
            let schema = try await repository.peopleSchema()
            try await expectFailure(.notFound(.organization(id)), "a commit") {
                try await repository.commit(.createPerson(.sample("John"), schema: schema))
            }
            try await expectFailure(.notFound(.organization(id)), "another commit") {
                try await repository.defineField("Score")
            }
        },
        StorageConformanceCase(.organizations, "The store says that it is well") { world in
            try await world.backend.checkHealth()
            try expect(true, "a healthy store throws nothing")
        },
    ]
}
