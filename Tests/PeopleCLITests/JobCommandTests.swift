import InMemoryStorage
import PeopleApplication
import PeopleCLI
import PeopleDomain
import Testing

@Suite struct JobCommandTests {
    private let runtime = StubRuntime(services: PeopleServices(backend: InMemoryStorage(), keyring: .ephemeral()))

    private func run(_ arguments: String...) async -> PeopleCLI.ExitStatus {
        await PeopleCommand.run(["job"] + arguments, in: runtime)
    }

    /// A job of somebody who is in the trash.
    private func trashedJob() async throws -> Job {
        let services = runtime.services
        _ = try await services.organizations.found(
            OrganizationName("Acme"), owner: .owner(email: EmailAddress("a@acme.example")), keyName: APIKeyName("K"))
        let caller = try await services.organizations.caller(for: services.organizations.find("Acme"))
        let draft = PersonDraft(email: try EmailAddress("b@acme.example"), firstName: try FirstName("B"))
        let person = try await services.people.create(as: caller) { (_) throws(ValidationFailure) in draft }
        let job = try await services.enrichment.enrich(person.id, as: caller).job
        try await services.people.delete(person.id, as: caller)
        return job
    }

    @Test func jobsOfThoseInTheTrashAreShownAndNotTriedAgain() async throws {
        let job = try await trashedJob()
        #expect(await run("show", "job_\(job.id)") == .succeeded)
        #expect(runtime.output.contains("cancelled"))
        #expect(await run("cancel", "job_\(job.id)") == .succeeded)
        #expect(await run("retry", "job_\(job.id)") == .failed)
        #expect(runtime.error.contains("is in the trash or was merged"))
    }

    @Test func anUnknownJobIsSaidToBeUnknown() async {
        #expect(await run("show", "job_\(Job.ID(high: 1, low: 1))") == .failed)
        #expect(runtime.error.contains("There is no such job."))
    }
}
