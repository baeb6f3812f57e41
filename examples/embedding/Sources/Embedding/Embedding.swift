import PeopleKit

/// Keeps two people in memory, and finds one of them.
@main
struct Embedding {
    static func main() async throws {
        let service = try await PeopleService.open("memory:")
        let me = try await service.caller(of: "Acme", email: "me@acme.example")

        for (email, name) in [("jose@acme.example", "José"), ("ann@acme.example", "Ann")] {
            let draft = PersonDraft(
                email: try EmailAddress(email), firstName: try FirstName(name),
                company: .named(try CompanyName("Acme Inc")))
            _ = try await service.people.create(as: me) { _ in draft }
        }

        let found = try await service.people.list(PersonListRequest(search: SearchTerms("jose")), as: me)
        for person in found.items {
            print(person.fullName, "of", person.company?.name.string ?? "no company")
        }
        await service.close()
    }
}
