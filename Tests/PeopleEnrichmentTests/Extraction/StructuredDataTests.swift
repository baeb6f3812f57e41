import PeopleDomain
import Testing

@testable import PeopleEnrichment

@Suite("Structured data of pages")
struct StructuredDataTests {
    private func person(_ html: String) throws -> StructuredPerson {
        let page = try #require(ReadPage.of("<body>\(html)</body>"))
        return try #require(page.people.first)
    }

    private func linked(_ json: String) throws -> StructuredPerson {
        try person("<script type='application/ld+json'>\(json)</script>")
    }

    private func texts(_ person: StructuredPerson, _ field: ProfileField) -> [String] {
        person.candidates.filter { $0.field == field }.compactMap(\.text)
    }

    @Test func rolesAndReferencesAreFollowed() throws {
        let person = try linked(
            """
            [{"@id": "#o", "@type": "Organization", "name": "Rope &amp; Sons", "url": "https://www.rope.example/"},
             {"@type": "schema:Person", "name": "Jane Doe", "jobTitle": ["Pilot", "Baker"], "email": "mailto:jane@rope.example",
              "worksFor": [{"@type": "OrganizationRole", "endDate": "2020", "worksFor": {"name": "Before"}},
                           {"@type": "OrganizationRole", "startDate": "2021-02", "worksFor": {"@id": "#o"}}],
              "alumniOf": {"name": "Harbour School"}, "image": {"url": "https://rope.example/j.jpg"}}]
            """)
        #expect(texts(person, .jobTitle) == ["Pilot"])
        #expect(person.companies == ["Rope & Sons"])
        #expect(texts(person, .companyDomain) == ["rope.example"])
        #expect(texts(person, .startDate) == ["2021-02"])
        #expect(texts(person, .avatarUrl) == ["https://rope.example/j.jpg"])
        #expect(person.emails == ["jane@rope.example"])
        #expect(person.candidates.contains { $0.field == .education })
    }

    /// Every value has to be proven by what the page is known to say.
    @Test(arguments: [
        #""jobTitle": " Head of  Sales ""#, #""workLocation": "Galway, Ireland""#,
        "\"description\": \"\(String(repeating: "I sail. ", count: 90))\"",
    ]) func whatIsReadIsGrounded(member: String) throws {
        let json = #"{"@type": "Person", "name": "Jane Doe", \#(member)}"#
        let page = try #require(ReadPage.of("<body><script type='application/ld+json'>\(json)</script></body>"))
        let candidates = try #require(page.people.first).candidates
        #expect(candidates.count == 2)
        for candidate in candidates { #expect(page.evidence.holds(candidate.quote), "\(candidate.quote)") }
    }

    @Test func aStreetIsNobodysBusiness() throws {
        let person = try linked(
            #"{"@type": "Person", "name": "Jane Doe", "address": "12 Quay Street, Galway", "telephone": "+353 1", "birthDate": "1980", "gender": "f"}"#
        )
        #expect(person.candidates.map(\.field) == [.fullName])
    }

    @Test func aCardIsReadWithoutTheCardsInIt() throws {
        let person = try person(
            """
            <div class="h-card"><a class="p-name u-url" rel="me" href="/jane">Jane <b>Doe</b></a>
            <abbr class="p-job-title" title="Harbour Pilot">HP</abbr>
            <span class="p-org h-card"><a class="p-name u-url" href="https://rope.example">Rope Works</a>
              <span class="p-job-title">Other</span></span>
            <span class="p-adr h-adr"><span class="p-locality">Galway</span>, <span class="p-country-name">Ireland</span></span>
            <p class="p-note">I bring ships into the harbour.</p>
            <div class="h-card"><span class="p-name">Bob Roe</span><span class="p-job-title">Baker</span></div>
            <a class="u-email" href="mailto:jane@rope.example">mail</a></div>
            """)
        #expect(person.names == ["Jane Doe"])
        #expect(texts(person, .jobTitle) == ["Harbour Pilot"])
        #expect(person.companies == ["Rope Works"])
        #expect(texts(person, .city) == ["Galway"])
        #expect(texts(person, .bio) == ["I bring ships into the harbour."])
        #expect(person.links.map(\.string) == ["https://acme.example/jane"])
        #expect(person.emails == ["jane@rope.example"])
    }

    @Test func aLinkThatIsACardIsAName() throws {
        let person = try person(#"<a class="h-card" href="https://jane.example">Jane Doe</a>"#)
        #expect(person.names == ["Jane Doe"])
        #expect(texts(person, .website) == ["https://jane.example"])
    }

    @Test func pagesThatAskNotToBeUsedAreTold() throws {
        for robots in ["noindex", "NOAI", "follow, none", "index;noai"] {
            #expect(ReadPage.of("<head><meta name='robots' content='\(robots)'></head>")?.forbidsUse == true)
        }
        #expect(ReadPage.of("<meta name='robots' content='index, follow'>")?.forbidsUse == false)
    }

    @Test(arguments: [
        ("https://www.linkedin.com/in/jane-doe/", "linkedin", "jane-doe"),
        ("https://github.com/jane", "github", "jane"),
        ("https://x.com/jane", "x", "jane"), ("https://mastodon.example/@jane", "mastodon", "@jane@mastodon.example"),
        ("https://bsky.app/profile/jane.example", "bluesky", "jane.example"),
    ])
    func profilesAreKnownByTheirAddresses(url: String, network: String, handle: String) throws {
        let address = try #require(PageAddress(url))
        let profile = try #require(SocialNetwork.profile(at: address))
        #expect(profile["network"] == .string(network))
        #expect(profile["handle"] == .string(handle))
    }

    @Test(arguments: [
        "https://www.linkedin.com/company/acme", "https://www.linkedin.com/in/", "https://github.com/jane/repo",
        "http://github.com/jane", "https://twitter.com/share", "https://evil-linkedin.com/in/jane",
        "https://acme.example/jane",
        "https://linkedin.com.evil.example/in/jane",
    ])
    func whatIsNoProfileIsNone(url: String) throws {
        let address = try #require(PageAddress(url))
        #expect(SocialNetwork.profile(at: address) == nil)
    }

    @Test(arguments: [
        "javascript:alert(1)", "ftp://a.example", "//", "https://", "https://user@a.example/", "https://localhost/", "",
        "https://a b.example", "mailto:a@b.example",
    ])
    func whatIsNoAddressOfAPageIsNone(text: String) { #expect(PageAddress(text) == nil) }
}
