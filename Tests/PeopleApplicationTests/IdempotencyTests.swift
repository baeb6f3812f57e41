import PeopleDomain
import PeopleStorage
import Testing

@testable import PeopleApplication

@Suite("Idempotent requests")
struct IdempotencyTests {
    private let key: IdempotencyKey
    private let world: World

    init() async throws {
        key = try IdempotencyKey("k-1")
        world = try await World()
    }

    private func request(_ content: String = "a", of caller: Caller) -> IdempotentRequest {
        IdempotentRequest(key, of: caller, content: [Array(content.utf8)])
    }

    @Test("Are done once, by whichever node, and know whether it was the first time")
    func once() async throws {
        let owner = try await world.owner
        let first = request(of: owner)
        let person = try await world.person("bob@acme.com", as: owner.sending(first))
        #expect(!first.wasDoneBefore)
        let second = request(of: owner)
        let draft = PersonDraft(email: try EmailAddress("bob@acme.com"), firstName: try FirstName("Bob"))
        let again = try await world.otherNode.people.create(as: owner.sending(second)) {
            (_) throws(ValidationFailure) in draft
        }
        #expect(second.wasDoneBefore && again == person)
        #expect(try await world.services.people.list(as: owner).total == 2)
    }

    @Test("Are those of one key: another key, or a caller without one, has keys of its own")
    func owners() async throws {
        let owner = try await world.owner
        let other = try await world.caller(APIKeyRequest(name: APIKeyName("other")))
        let trusted = Caller(trusted: owner.user, of: owner.organization)
        let claims = [owner, other, trusted].map { request(of: $0).claim.key }
        #expect(Set(claims).count == 3)
        #expect(request(of: owner).claim == request(of: owner).claim)
        #expect(request(of: owner).claim.fingerprint != request("b", of: owner).claim.fingerprint)
    }

    @Test("Are told again where the input, which was right, would be wrong now")
    func movedOn() async throws {
        let owner = try await world.owner
        let draft = PersonDraft(email: try EmailAddress("bob@acme.com"), firstName: try FirstName("Bob"))
        let failure = ValidationFailure(FieldFault(field: "customFields.cf_team", "is required"))
        let check: SchemaCheck<PersonDraft> = { schema throws(ValidationFailure) in
            if !schema.definitions.isEmpty { throw failure }
            return draft
        }
        let person = try await world.services.people.create(as: owner.sending(request(of: owner)), check)
        let twice = PersonDraft(email: try EmailAddress("jane@acme.com"), firstName: try FirstName("Jane"))
        let batch: BatchCheck<PersonOperation> = { schema in
            [schema.definitions.isEmpty ? .success(.create(twice)) : .failure(failure)]
        }
        let batchKey = try IdempotencyKey("batch")
        func batchRequest() -> IdempotentRequest { IdempotentRequest(batchKey, of: owner, content: []) }
        let report = try await world.services.people.batch(as: owner.sending(batchRequest()), batch)
        let field = try CustomFieldDraft(entityType: .people, name: CustomFieldName("Team"), rules: .boolean)
        _ = try await world.services.customFields.create(field, as: owner)
        #expect(try await world.services.people.create(as: owner.sending(request(of: owner)), check) == person)
        for mode in [BatchMode.each, .atomic] {
            let again = try await world.services.people.batch(mode, as: owner.sending(batchRequest()), batch)
            #expect(again.succeeded == 1 && report.succeeded == 1)
        }
        // What was never done fails as ever.
        let new = IdempotentRequest(try IdempotencyKey("new"), of: owner, content: [])
        await #expect(throws: ApplicationError.invalid(failure)) {
            try await world.services.people.create(as: owner.sending(new), check)
        }
    }

    @Test("Are not begun while the same one is done, and are free when it has ended, however")
    func inProgress() async throws {
        let owner = try await world.owner
        let requests = world.services.requestsInProgress
        let (mine, same, other) = (request(of: owner), request(of: owner), request("b", of: owner))
        try await requests.run(mine) { () async throws(ApplicationError) in
            await #expect(throws: ApplicationError.inProgress) { try await requests.run(same) {} }
            await #expect(throws: ApplicationError.conflict(.idempotencyKeyReused)) {
                try await requests.run(other) {}
            }
        }
        await #expect(throws: ApplicationError.notFound(.person)) {
            try await requests.run(same) { () async throws(ApplicationError) in throw .notFound(.person) }
        }
        try await requests.run(same) {}
    }

    @Test("Can't be for a key, whose secret is shown once")
    func keys() async throws {
        let owner = try await world.owner
        let error = await #expect(throws: ApplicationError.self) {
            try await world.services.apiKeys.create(
                APIKeyRequest(name: APIKeyName("k")), as: owner.sending(request(of: owner)))
        }
        guard case .invalid(let failure)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(failure.faults.map(\.field) == ["Idempotency-Key"])
        #expect(try await world.services.apiKeys.list(as: owner).count == 1)
    }

    @Test("Have keys of 1 to 255 characters that can be seen")
    func keyTexts() throws {
        #expect(try IdempotencyKey(String(repeating: "x", count: 255)).string.count == 255)
        for text in ["", String(repeating: "x", count: 256), "a\u{7F}", "é", "a\tb"] {
            #expect(throws: FieldFault.self, "\(text)") { try IdempotencyKey(text) }
        }
    }
}
