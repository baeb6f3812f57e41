import InMemoryStorage
import PeopleDomain
import PeopleStorage
import Synchronization
import Testing

@testable import PeopleApplication

@Suite("Batches")
struct BatchTests {
    @Test("A batch whose schema moves on between the check and the commit is checked again, whole")
    func staleSchema() async throws {
        let world = try await World()
        let committer = world.backend.committer(for: try await world.owner)
        let bob = PersonDraft(email: try EmailAddress("bob@acme.com"), firstName: try FirstName("Bob"))
        let checks = Mutex(0)
        let items = try await committer.commit(
            batch: { _ -> [Result<PersonDraft, ValidationFailure>] in
                checks.withLock { $0 += 1 }
                return [.success(bob), .failure(Self.fault)]
            }, mode: .each, for: .people
        ) { draft, revision in
            // The first time as if the schema had moved on since it was read.
            let isFirst = checks.withLock { $0 == 1 }
            return .createPerson(draft, schema: isFirst ? Revision(revision.number - 1) : revision)
        }
        #expect(checks.withLock(\.self) == 2)
        guard case .done(.person(_, .created)) = items[0], case .failed(.invalid(Self.fault)) = items[1] else {
            Issue.record("\(items)")
            return
        }
    }

    @Test("An atomic batch with a fault is not tried, and says of the others that they were not done")
    func atomicFault() async throws {
        let world = try await World()
        let owner = try await world.owner
        let bob = PersonDraft(email: try EmailAddress("bob@acme.com"), firstName: try FirstName("Bob"))
        let report = try await world.services.people.batch(.atomic, as: owner) { _ in
            [.success(.create(bob)), .failure(Self.fault)]
        }
        #expect(report.isRefused && report.succeeded == 0 && report.failed == 2)
        guard case .notDone = report.items[0] else {
            Issue.record("\(report.items)")
            return
        }
        #expect(try await world.services.people.list(as: owner).total == 1)
    }

    private static let fault = ValidationFailure(FieldFault(field: "customFields.cf_team", "is required"))
}
