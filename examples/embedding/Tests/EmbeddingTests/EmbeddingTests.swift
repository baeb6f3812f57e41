import PeopleKit
import Testing

/// The one line that chooses the backend. With the trait: "sqlite:/tmp/people.sqlite".
private let store = "memory:"

@Suite("A program that embeds people")
struct EmbeddingTests {
    @Test("Two people of one company share it")
    func sharedCompany() async throws {
        let service = try await PeopleService.open(store)
        let me = try await service.caller(of: "Acme", email: "me@acme.example")
        var companies: Set<Company.ID?> = []
        for email in ["a@acme.example", "b@acme.example"] {
            let draft = PersonDraft(
                email: try EmailAddress(email), firstName: try FirstName("Somebody"),
                company: .named(try CompanyName("Acme Inc")))
            companies.insert(try await service.people.create(as: me) { _ in draft }.company?.id)
        }
        #expect(companies.count == 1)
        await service.close()
    }
}
