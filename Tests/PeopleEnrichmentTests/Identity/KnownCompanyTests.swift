import PeopleDomain
import Testing

@testable import PeopleEnrichment

@Suite("Whether two names are of one company")
struct KnownCompanyTests {
    private func company(_ name: String?, _ email: String = "jane@gmail.com") -> KnownCompany {
        KnownCompany(.of("Jane", "Smith", email, company: name))
    }

    @Test(arguments: [
        ("Acme", "Acme Inc."), ("ACME Rope, Inc.", "Acme Rope"), ("Leeds University", "University of Leeds"),
        ("University of Leeds", "University of Leeds, School of Law"), ("Chase", "Chase Bank"),
        ("Fernhollow Press", "Fernhollow"), ("Deutsche Bank AG", "Deutsche Bank"),
    ])
    func same(name: String, other: String) {
        #expect(company(name).isNamed(by: other))
        #expect(company(other).isNamed(by: name))
    }

    @Test(arguments: [
        ("University of Leeds", "University of Sydney"), ("Bank of America", "Deutsche Bank"),
        ("Deutsche Bank", "Deutsche Bahn"), ("Acme Rope", "Acme Rocket"), ("University of Leeds", "Leeds United"),
        ("St. Mary Hospital", "St. Jude Hospital"), ("National Institute", "Institute"), ("Acme", ""),
    ])
    func different(name: String, other: String) {
        #expect(!company(name).isNamed(by: other))
        #expect(!company(other).isNamed(by: name))
    }

    /// Words that can be joined in any order are tried in each: it would end with nobody who waits.
    @Test(.timeLimit(.minutes(1))) func aNameOfManyWordsIsNoWork() {
        let name = (2...20).map { String(repeating: "a", count: $0) }.joined(separator: " ")
        let label = String(repeating: "a", count: 61) + "b"
        let company = KnownCompany(.of(name, "Smith", "jane@\(label).example", company: nil))
        #expect(!company.isNamed(by: "Acme"))
    }

    private func isNamed(_ company: KnownCompany, on text: String) throws -> Bool {
        company.isNamed(on: try #require(ReadPage.of("<body><p>\(text)</p></body>")), companies: [])
    }

    @Test(
        "A domain or a company that is called like the person says nothing of a page with the name",
        arguments: [
            "jane@smith.example", "jane@janesmith.example", "me@jane-smith.example", "jane@jsmith.example",
            "jane@smithj.example",
        ])
    func likeThePerson(email: String) throws {
        #expect(try !isNamed(company(nil, email), on: "Jane Smith is a pilot. Jane Smith, J. Smith, Smith J"))
        #expect(try !isNamed(company("Jane Smith", email), on: "Jane Smith is a pilot."))
        #expect(!company("Smith", email).hasName)
    }

    @Test("A domain that is not, does")
    func domain() throws {
        #expect(try isNamed(company(nil, "jane@smithworks.example"), on: "Jane Smith of Smith Works"))
        #expect(company(nil, "jane@acme-labs.example").isNamed(by: "acmelabs"))
    }

    @Test(
        "A name that is a word is one only where it is written large",
        arguments: [
            ("Next", "Jane Smith will speak next week.", false), ("Next", "Next", false),
            ("Next", "Next: Jane Smith", false),
            ("Next", "Jane Smith, buyer at Next", true), ("Box", "Tick the box, Jane Smith", false),
            ("Box", "Jane Smith leads design at Box.", true), ("Stripe", "Stripe hires Jane Smith", true),
            ("Stripe", "Jane Smith and a stripe", false),
        ])
    func word(name: String, text: String, isNamed: Bool) throws {
        #expect(try self.isNamed(company(name), on: text) == isNamed)
        let page = try #require(ReadPage.of("<body><p>Jane Smith</p></body>"))
        #expect(company(name).isNamed(on: page, companies: ["\(name) Inc."]))
    }
}
