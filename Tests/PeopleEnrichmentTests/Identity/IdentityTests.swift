import PeopleDomain
import Testing

@testable import PeopleEnrichment

@Suite("Whether a page speaks of the person")
struct IdentityTests {
    private func judge(
        _ html: String, _ subject: EnrichmentSubject = .of("Jane", "Doe", "jane@acme.example"),
        at url: String = "https://news.example/a"
    ) throws -> Identity {
        IdentityJudge(subject).judge(try #require(ReadPage.of("<body>\(html)</body>", url: url)))
    }

    @Test func aNameAloneIsNotEnough() throws {
        #expect(try judge("<p>Jane Doe is a pilot.</p>") == .nameOnly)
        #expect(try judge("<p>Somebody is a pilot.</p>") == .rejected(.noName))
    }

    @Test func theDomainOfTheEmailIs() throws {
        #expect(try judge("<p>Jane Doe</p>", at: "https://www.acme.example/team") == .sure([.emailDomain]))
        #expect(try judge("<p>Jane Doe</p>", at: "https://notacme.example/team") == .nameOnly)
        #expect(try judge("<p>Jane Doe</p>", at: "https://acme.example.evil.example/") == .nameOnly)
    }

    @Test func aFirstNameIsColleaguesToo() throws {
        let subject = EnrichmentSubject.of("Jane", nil, "jane@acme.example")
        #expect(try judge("<p>Jane Smith</p>", subject, at: "https://acme.example/") == .nameOnly)
        let data = #"{"@type": "Person", "name": "Jane", "email": "jane@acme.example"}"#
        let page = "<script type='application/ld+json'>\(data)</script>"
        #expect(try judge(page, subject, at: "https://acme.example/").isSure)
    }

    @Test func whereOneHasTheEmailColleaguesOfTheFirstNameAreOthers() throws {
        let subject = EnrichmentSubject.of("Jane", nil, "jane@acme.example")
        let people = [
            #"{"@type": "Person", "name": "Jane Roe", "jobTitle": "Baker"}"#,
            #"{"@type": "Person", "name": "Jane Doe", "familyName": "Doe", "email": "jane@acme.example"}"#,
            #"{"@type": "Person", "name": "Jane Doe", "jobTitle": "Pilot"}"#,
            #"{"@type": "Person", "name": "Jane Poe", "familyName": "Poe", "email": "jane.poe@acme.example"}"#,
        ]
        let html = "<script type='application/ld+json'>[\(people.joined(separator: ","))]</script>"
        let page = try #require(ReadPage.of("<body>\(html)</body>", url: "https://acme.example/"))
        let identity = IdentityJudge(subject).judge(page)
        #expect(identity.isSure)
        let values = PageValues(subject).values(of: page, identity)
        #expect(values.texts(.jobTitle) == ["Pilot"])
        #expect(values.texts(.familyName) == ["Doe"])
        #expect(values.texts(.fullName) == ["Jane Doe"])
    }

    @Test func ofColleaguesOnAKnownPageNoneIsTaken() throws {
        let url = "https://acme.example/team"
        let subject = EnrichmentSubject.of("Jane", nil, "jane@acme.example", links: [url])
        let roe = #"{"@type": "Person", "name": "Jane Roe", "jobTitle": "Baker"}"#
        let poe = #"{"@type": "Person", "name": "Jane Poe", "jobTitle": "Pilot"}"#
        for (people, titles) in [("\(roe)", ["Baker"]), ("\(roe), \(poe)", [])] {
            let html = "<body><script type='application/ld+json'>[\(people)]</script><p>Jane</p></body>"
            let page = try #require(ReadPage.of(html, url: url))
            let identity = IdentityJudge(subject).judge(page)
            #expect(identity.isSure)
            #expect(PageValues(subject).values(of: page, identity).texts(.jobTitle) == titles)
        }
    }

    @Test func aLastNameIsOneThatTheFullNameHas() throws {
        let subject = EnrichmentSubject.of("Jane", nil, "jane@acme.example")
        let data = #"{"@type": "Person", "name": "Jane Doe", "familyName": "Roe", "email": "jane@acme.example"}"#
        let page = try #require(
            ReadPage.of(
                "<body><script type='application/ld+json'>\(data)</script></body>", url: "https://acme.example/"))
        #expect(PageValues(subject).values(of: page, .sure([.emailOnPage])).texts(.familyName) == [])
    }

    @Test func aDomainOfAnotherScriptIsKnown() throws {
        let subject = EnrichmentSubject.of("Jane", "Doe", "jane@müller.example")
        #expect(try judge("<p>Jane Doe</p>", subject, at: "https://müller.example/").isSure)
    }

    @Test(arguments: ["gmail.com", "yahoo.co.uk", "hotmail.fr", "gmx.net", "co.uk", "proton.me"])
    func aDomainThatManyShareIsNot(domain: String) throws {
        let subject = EnrichmentSubject.of("Jane", "Doe", "jane@\(domain)")
        #expect(try judge("<p>Jane Doe</p>", subject, at: "https://www.\(domain)/") == .nameOnly)
    }

    @Test(arguments: [
        "jane@acme.example", "JANE@ACME.example", "<a href='mailto:jane%40acme.example?subject=x'>write</a>",
        "<a href='&#109;ailto:jane&#64;acme.example'>write</a>", "jane [at] acme [dot] example", "jane(at)acme.example",
    ])
    func theEmailOnThePageIs(written: String) throws {
        #expect(try judge("<p>Jane Doe</p><p>\(written)</p>") == .sure([.emailOnPage]))
    }

    @Test func theEmailThatCloudflareHidIs() throws {
        let code = Hexadecimal.string([0x42] + Array("jane@acme.example".utf8).map { $0 ^ 0x42 })
        #expect(try judge("<p>Jane Doe <span data-cfemail='\(code)'>x</span></p>") == .sure([.emailOnPage]))
    }

    @Test func theSameProfileIs() throws {
        let subject = EnrichmentSubject.of("Jane", "Doe", "jane@gmail.com", links: ["https://linkedin.com/in/jane-d"])
        #expect(
            try judge("<p>Jane Doe <a href='https://www.linkedin.com/in/jane-d/'>in</a></p>", subject)
                == .sure([.profileLink]))
        #expect(try judge("<p>Jane Doe <a href='https://www.linkedin.com/in/jane-x/'>in</a></p>", subject) == .nameOnly)
        #expect(
            try judge("<p>Jane Doe <a hidden href='https://www.linkedin.com/in/jane-d/'>in</a></p>", subject)
                == .nameOnly)
    }

    @Test func aLinkBackToOneselfIs() throws {
        let subject = EnrichmentSubject.of("Jane", "Doe", "jane@gmail.com", links: ["https://jane.example"])
        #expect(
            try judge("<p>Jane Doe <a rel='me' href='https://jane.example/'>x</a></p>", subject) == .sure([.backLink]))
    }

    @Test func theKnownCompanyIs() throws {
        let subject = EnrichmentSubject.of("Jane", "Doe", "jane@gmail.com", company: "Tidewater Rope Works")
        #expect(try judge("<p>Jane Doe of Tidewater Rope Works</p>", subject) == .sure([.company]))
        let domain = EnrichmentSubject.of("Jane", "Doe", "jane@tidewaterrope.example")
        #expect(try judge("<p>Jane Doe of Tidewater Rope</p>", domain) == .sure([.company]))
        #expect(try judge("<p>Jane Doe of Tidewater</p>", domain) == .nameOnly)
    }

    @Test func anotherEmailOfThatNameIsSomebodyElse() throws {
        #expect(try judge("<p>Jane Doe, jane.doe@other.example</p>") == .rejected(.otherEmail))
        #expect(try judge("<p>Jane Doe, jdoe@other.example</p>") == .rejected(.otherEmail))
        #expect(try judge("<p>Jane Doe, hello@other.example</p>") == .nameOnly)
        // Under the person's domain it may be a second address.
        #expect(try judge("<p>Jane Doe, jane.doe@acme.example</p>") == .nameOnly)
        #expect(
            try judge("<p>Jane Doe, jane.doe@other.example</p>", at: "https://acme.example/") == .rejected(.otherEmail))
    }

    @Test func anotherCompanyOfThatNameIsSomebodyElse() throws {
        let subject = EnrichmentSubject.of("Jane", "Doe", "jane@gmail.com", company: "Acme Rope")
        let data = #"{"@type": "Person", "name": "Jane Doe", "worksFor": {"name": "Bright Bay Smiles"}}"#
        let page = "<script type='application/ld+json'>\(data)</script><p>Jane Doe</p>"
        #expect(try judge(page, subject) == .rejected(.otherCompany))
        #expect(
            try judge(page.replacing("Bright Bay Smiles", with: "ACME Rope, Inc."), subject) == .sure([.company]))
    }

    @Test func aNoteOfAPageIsNotEnoughWhereTheCompanyIsNotNamed() throws {
        let page = "https://jane.example/about"
        let free = EnrichmentSubject.of("Jane", "Doe", "jane@gmail.com", links: [page])
        #expect(try judge("<p>Jane Doe</p>", free, at: page) == .sure([.profileLink]))
        let employed = EnrichmentSubject.of("Jane", "Doe", "jane@gmail.com", company: "Acme Rope", links: [page])
        #expect(try judge("<p>Jane Doe</p>", employed, at: page) == .nameOnly)
    }
}
