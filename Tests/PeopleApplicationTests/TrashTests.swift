import PeopleApplication
import PeopleDomain
import PeopleStorage
import Testing

@Suite("The trash") struct TrashTests {
    private func text(_ key: String, _ value: String) -> CustomFieldValues {
        CustomFieldValues([CustomFieldKey(key): .text(value)])
    }

    private func define(_ name: String, as caller: Caller, in world: World) async throws -> CustomFieldDefinition {
        try await world.services.customFields.create(
            CustomFieldDraft(
                entityType: .people, name: CustomFieldName(name), rules: .text(maximumLength: nil)), as: caller)
    }

    @Test("Values that no field takes any more stay behind, and that is told")
    func misfits() async throws {
        let world = try await World()
        let caller = try await world.owner
        let field = try await define("Gone", as: caller, in: world)
        _ = try await define("Kept", as: caller, in: world)
        let draft = PersonDraft(
            email: nil, firstName: try FirstName("Bob"),
            customFields: CustomFieldValues([
                CustomFieldKey("cf_gone"): .text("1"), CustomFieldKey("cf_kept"): .text("2"),
            ]))
        let bob = try await world.services.people.create(as: caller) { (_) throws(ValidationFailure) in draft }
        try await world.services.people.delete(bob.id, as: caller)
        _ = try await world.services.customFields.delete(field.id, of: .people, force: false, as: caller)
        let restored = try await world.services.people.restore(bob.id, as: caller)
        #expect(restored.record.customFields == text("cf_kept", "2"))
        #expect(restored.changes.json == #"[{"field":"customFields.cf_gone","old":"1","new":null}]"#)
        await #expect(throws: ApplicationError.notFound(.person)) {
            try await world.services.people.restore(bob.id, as: caller)
        }
    }

    @Test("A deletion is an erasure where there is no trash, also in a batch")
    func noTrash() async throws {
        let world = try await World()
        let retention = try #require(TrashRetention(days: 0))
        let services = PeopleServices(
            backend: world.backend, keyring: .ephemeral(), environment: world.clock.environment, retention: retention)
        let caller = try await world.owner
        let people = [try await world.person("a@b.co", as: caller), try await world.person("b@b.co", as: caller)]
        try await services.people.delete(people[0].id, as: caller)
        let second = people[1].id
        _ = try await services.people.batch(as: caller) { _ in [.success(.delete(second))] }
        #expect(try await services.people.deleted(as: caller).total == 0)
        await #expect(throws: ApplicationError.notFound(.person)) {
            try await services.people.history(of: people[0].id, as: caller)
        }
        #expect(TrashRetention(days: -1) == nil)
    }

    @Test("What has been in the trash for as long as it is kept is removed, however much that is")
    func emptying() async throws {
        let world = try await World()
        let caller = try await world.owner
        let operations = try (0..<250).map { index -> Result<PersonOperation, ValidationFailure> in
            .success(.create(PersonDraft(email: nil, firstName: try FirstName("P \(index)"))))
        }
        let created = try await world.services.people.batch(as: caller) { _ in operations }
        let deletions = created.items.compactMap { item -> Result<PersonOperation, ValidationFailure>? in
            if case .done(let written) = item { .success(.delete(written.record.id)) } else { nil }
        }
        _ = try await world.services.people.batch(as: caller) { _ in deletions }
        world.clock.advance(by: .seconds(30 * 86_400))
        let late = try await world.person("late@b.co", as: caller)
        try await world.services.people.delete(late.id, as: caller)
        #expect(try await world.services.trash.empty() == 0)
        world.clock.advance(by: .milliseconds(1))
        #expect(try await world.services.trash.empty() == 250)
        #expect(try await world.services.people.deleted(as: caller).items.map(\.record.id) == [late.id])
    }

    @Test("Deleting and restoring needs a key that may write, and a history one that may read")
    func scopes() async throws {
        let world = try await World()
        let owner = try await world.owner
        let bob = try await world.person("bob@b.co", as: owner)
        let reader = try await world.caller(APIKeyRequest(name: APIKeyName("reader"), scopes: [.read]))
        await #expect(throws: ApplicationError.missingScope(.write)) {
            try await world.services.people.delete(bob.id, .erasing, as: reader)
        }
        try await world.services.people.delete(bob.id, as: owner)
        await #expect(throws: ApplicationError.missingScope(.write)) {
            try await world.services.people.restore(bob.id, as: reader)
        }
        let history = try await world.services.people.history(of: bob.id, as: reader)
        #expect(history.items.map(\.kind) == [.deleted, .created])
        let author = ChangeAuthor(userID: owner.user.id, keyID: owner.key?.id)
        #expect(history.items.map(\.author) == [author, author])
    }
}
