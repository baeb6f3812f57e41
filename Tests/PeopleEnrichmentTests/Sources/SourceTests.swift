import PeopleDomain
import Testing

@testable import PeopleEnrichment

@Suite("Sources and how they answer")
struct SourceTests {
    private let jane = EnrichmentSubject.of("Jane", "Doe", "jane@acme.example")

    private func find(
        _ answers: [String: ScriptedWeb.Answer], _ subject: EnrichmentSubject? = nil, model: (any LanguageModel)? = nil,
        _ configure: (inout EnrichmentConfiguration) -> Void
    ) async -> EnrichmentFindings {
        var configuration = EnrichmentConfiguration()
        configure(&configuration)
        return await Enricher(configuration, web: ScriptedWeb(answers), model: model).enrich(
            subject ?? jane, usesModel: true)
    }

    @Test func nothingIsAskedThatIsNotSwitchedOn() async {
        let web = ScriptedWeb([:])
        let findings = await Enricher(EnrichmentConfiguration(), web: web, model: nil).enrich(jane, usesModel: true)
        #expect(web.requests == [])
        #expect(findings == EnrichmentFindings())
    }

    // MARK: Website

    @Test func aLinkWithTheNameIsFollowedFirst() async {
        let web = ScriptedWeb([
            "https://acme.example/": .html(
                "<a href='/about'>About</a><a href='/x/jane-doe'>more</a><a href='/y'>y</a>"),
            "https://acme.example/x/jane-doe": .html(
                #"<script type="application/ld+json">{"@type":"Person","name":"Jane Doe","jobTitle":"Pilot"}</script><h1>Jane Doe</h1>"#
            ),
        ])
        var configuration = EnrichmentConfiguration()
        configuration.usesWebsite = true
        let findings = await Enricher(configuration, web: web, model: nil).enrich(jane, usesModel: true)
        #expect(findings.values.text(.jobTitle) == "Pilot")
        #expect(web.requests.map(\.url) == ["https://acme.example/", "https://acme.example/x/jane-doe"])
        #expect(web.requests.allSatisfy { $0.audience == .page })
    }

    @Test func noMorePagesOfAHostAreReadThanAllowed() async {
        let links = (0..<50).map { "<a href='/team/\($0)'>team</a>" }.joined()
        let pages = (0..<50).map { ("https://acme.example/team/\($0)", ScriptedWeb.Answer.html("\($0)")) }
        let answers = Dictionary(uniqueKeysWithValues: pages).merging(["https://acme.example/": .html(links)]) { a, _ in
            a
        }
        let findings = await find(answers) { $0.usesWebsite = true }
        #expect(
            findings.sources == [
                SourceReport(source: .website, outcome: .notFound, detail: "the name does not stand there", requests: 8)
            ])
    }

    @Test func aProviderOfMailboxesIsNotLookedAt() async {
        let findings = await find([:], .of("Jane", "Doe", "jane@gmail.com")) { $0.usesWebsite = true }
        #expect(findings.sources.map(\.outcome) == [.skipped])
        #expect(findings.sources.first?.requests == 0)
    }

    @Test func networksAreLinkedToAndNeverRead() async {
        let subject = EnrichmentSubject.of(
            "Jane", "Doe", "jane@gmail.com", links: ["https://www.linkedin.com/in/jane", "https://x.com/jane"])
        let findings = await find([:], subject) { $0.usesWebsite = true }
        #expect(findings.sources.map(\.outcome) == [.skipped])
    }

    @Test func aPageThatAsksNotToBeUsedIsNot() async {
        let page = "<head><meta name=robots content=noai></head><p>Jane Doe</p>"
        let findings = await find(["https://acme.example/": .html(page)]) { $0.usesWebsite = true }
        #expect(findings.values == [])
        #expect(findings.sources.map(\.outcome) == [.blockedByRobots])
    }

    @Test(arguments: [("People", true), ("people", true), ("otherbot", false)])
    func aPageThatAsksUsByNameIsNotUsedEither(name: String, isForbidden: Bool) async {
        let page = "<head><meta name=\(name) content=noindex></head><p>Jane Doe</p>"
        let findings = await find(["https://acme.example/": .html(page)]) { $0.usesWebsite = true }
        #expect(findings.sources.map(\.outcome) == [isForbidden ? .blockedByRobots : .notFound])
    }

    @Test(arguments: [
        (WebFailure.timeout, SourceOutcome.timeout), (.tooLarge, .tooLarge),
        (.refusedAddress("private"), .refusedAddress),
        (.blockedByRobots, .blockedByRobots), (.rateLimited(retryAfter: 3), .rateLimited), (.unreachable("x"), .error),
        (.status(500), .error), (.notFound, .notFound),
    ])
    func aFailureIsTold(failure: WebFailure, outcome: SourceOutcome) async {
        let findings = await find(["https://acme.example/": .failure(failure)]) { $0.usesWebsite = true }
        #expect(findings.sources.map(\.outcome) == [outcome])
        #expect(findings.values == [])
    }

    @Test func aHostThatNobodyHasIsAskedOnce() async {
        let findings = await find(["https://acme.example/": .failure(.unknownHost)]) { $0.usesWebsite = true }
        #expect(findings.sources.map(\.outcome) == [.notFound])
        #expect(findings.sources.map(\.requests) == [1])
        #expect(findings.sources[0].detail == "nobody has the name of the host")
    }

    @Test func anAddressThatNobodyMayBeLedToIsAboutOnePage() async {
        let page =
            #"<script type="application/ld+json">{"@type":"Person","name":"Jane Doe","jobTitle":"Pilot"}</script>"#
        let findings = await find([
            "https://acme.example/": .failure(.refusedAddress("The answer leads from https to http")),
            "https://acme.example/team": .html(page),
        ]) { $0.usesWebsite = true }
        #expect(findings.values.text(.jobTitle) == "Pilot")
    }

    // MARK: Gravatar

    @Test func gravatarIsAskedForTheHashOfTheEmail() async {
        let web = ScriptedWeb([:])
        var configuration = EnrichmentConfiguration()
        configuration.usesGravatar = true
        let subject = EnrichmentSubject.of("Jane", "Doe", "MyEmailAddress@example.com")
        let findings = await Enricher(configuration, web: web, model: nil).enrich(subject, usesModel: true)
        // The example of Gravatar's documentation.
        #expect(
            web.requests.map(\.url) == [
                "https://api.gravatar.com/v3/profiles/84059b07d4be67b806386c0aad8070a23f18836bbaae342275dc0a83414c32ee"
            ])
        #expect(findings.sources.map(\.outcome) == [.notFound])
    }

    @Test(arguments: ["", "<html>", "[]", "{\"display_name\": 5}", "{\"display_name\": \"\", \"job_title\": \"\"}"])
    func aBrokenProfileGivesNothing(body: String) async {
        let url =
            "https://api.gravatar.com/v3/profiles/84059b07d4be67b806386c0aad8070a23f18836bbaae342275dc0a83414c32ee"
        let findings = await find([url: .json(body)], .of("Jane", "Doe", "myemailaddress@example.com")) {
            $0.usesGravatar = true
        }
        #expect(findings.values == [])
        #expect(findings.sources.count == 1)
    }

    // MARK: GitHub

    private static let search = "https://api.github.com/search/users?q=jane%40acme%2Eexample+in:email"

    @Test(arguments: [
        // Another's public email; a site elsewhere; the site of the company under another name; an organization.
        #"{"login": "j", "type": "User", "name": "Jane Doe", "email": "jane@other.example", "blog": "https://acme.example", "location": "Galway"}"#,
        #"{"login": "j", "type": "User", "name": "Jane Doe", "email": null, "blog": "https://jane.example", "location": "Galway"}"#,
        #"{"login": "j", "type": "User", "name": "Bob Roe", "email": null, "blog": "https://acme.example", "location": "Galway"}"#,
        #"{"login": "j", "type": "Organization", "name": "Jane Doe", "email": "jane@acme.example", "location": "Galway"}"#,
        #"{"login": "j", "type": "User", "name": "Jane Doe", "email": null, "blog": "https://notacme.example", "location": "Galway"}"#,
    ])
    func aNearMissIsNotThePerson(account: String) async {
        let findings = await find([
            Self.search: .json(#"{"items": [{"login": "j"}]}"#), "https://api.github.com/users/j": .json(account),
        ]) { $0.usesGitHub = true }
        #expect(findings.values == [])
        #expect(
            findings.sources == [
                SourceReport(
                    source: .github, outcome: .notFound, detail: "of 1 accounts none is the person's", requests: 2)
            ])
    }

    @Test func anAccountWithTheEmailIsThePersons() async {
        let web = ScriptedWeb([
            Self.search: .json(#"{"items": [{"login": "../x"}, {"login": "j"}]}"#),
            "https://api.github.com/users/j": .json(
                #"{"login": "j", "name": null, "email": "Jane@Acme.example", "location": "Galway"}"#),
        ])
        var configuration = EnrichmentConfiguration()
        configuration.usesGitHub = true
        configuration.gitHubToken = "secret"
        let findings = await Enricher(configuration, web: web, model: nil).enrich(jane, usesModel: true)
        #expect(findings.values.text(.location) == "Galway")
        #expect(findings.values.first?.confidence.percent == 85)
        #expect(web.requests.allSatisfy { $0.headers["X-GitHub-Api-Version"] == "2022-11-28" })
        #expect(web.requests.allSatisfy { $0.headers["Authorization"] == "Bearer secret" })
        #expect(web.requests.count == 2)
    }

    @Test func aFirstNameIsNotEnoughForAnAccountWithoutTheEmail() async {
        let answers: [String: ScriptedWeb.Answer] = [
            Self.search: .json(#"{"items": [{"login": "j"}]}"#),
            "https://api.github.com/users/j": .json(
                #"{"login": "j", "name": "Jane Doe", "blog": "https://acme.example", "location": "Galway"}"#),
        ]
        #expect(await find(answers) { $0.usesGitHub = true }.values.text(.location) == "Galway")
        let first = EnrichmentSubject.of("Jane", nil, "jane@acme.example")
        #expect(await find(answers, first) { $0.usesGitHub = true }.values == [])
    }

    // MARK: Wikidata

    private func wikidata(_ claims: String, labels: String = "{}") -> [String: ScriptedWeb.Answer] {
        let base = "https://www.wikidata.org/w/api.php?action="
        return [
            base + "wbsearchentities&format=json&language=en&limit=5&search=Jane%20Doe&type=item": .json(
                #"{"search": [{"id": "Q1"}, {"id": "Q2"}]}"#),
            base + "wbgetentities&format=json&ids=Q1%7CQ2&languages=en&props=labels%7Caliases%7Cdescriptions%7Cclaims":
                .json(
                    """
                    {"entities": {"Q1": {"id": "Q1", "labels": {"en": {"value": "Jane Doe"}}, "descriptions": {"en": {"value": "Irish pilot"}},
                     "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}], \(claims)}},
                     "Q2": {"id": "Q2", "labels": {"en": {"value": "Jane Doe"}}, "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q4"}}}}]}}}}
                    """),
            base + "wbgetentities&format=json&ids=Q7%7CQ8&languages=en&props=labels": .json(
                #"{"entities": \#(labels)}"#),
        ]
    }

    @Test func wikidataNeedsASecondFact() async {
        let labels =
            #"{"Q7": {"id": "Q7", "labels": {"en": {"value": "Acme Rope"}}}, "Q8": {"id": "Q8", "labels": {"en": {"value": "maritime pilot"}}}}"#
        let claims =
            #""P108": [{"mainsnak": {"datavalue": {"value": {"id": "Q7"}}}}], "P106": [{"mainsnak": {"datavalue": {"value": {"id": "Q8"}}}}]"#
        let known = EnrichmentSubject.of("Jane", "Doe", "jane@gmail.com", company: "Acme Rope Ltd")
        let found = await find(wikidata(claims, labels: labels), known) { $0.usesWikidata = true }
        #expect(found.values.text(.jobTitle) == "maritime pilot")
        #expect(found.values.text(.headline) == "Irish pilot")
        #expect(found.values.first { $0.field == .companyName }?.confidence.percent == 70)
        let unknown = EnrichmentSubject.of("Jane", "Doe", "jane@gmail.com", company: "Bright Bay")
        #expect(await find(wikidata(claims, labels: labels), unknown) { $0.usesWikidata = true }.values == [])
        let ended = claims.replacing(#""P108": [{"#, with: #""P108": [{"qualifiers": {"P582": [1]}, "#)
        #expect(await find(wikidata(ended, labels: labels), known) { $0.usesWikidata = true }.values == [])
    }

    @Test func aFirstNameIsNotEnoughForSomebodyOfWikidata() async {
        let site = #""P856": [{"mainsnak": {"datavalue": {"value": "https://www.acme.example/jane"}}}]"#
        func answers(_ name: String) -> [String: ScriptedWeb.Answer] {
            let pairs = wikidata(site).map { ($0.replacing("search=Jane%20Doe", with: "search=\(name)"), $1) }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
        #expect(await find(answers("Jane%20Doe")) { $0.usesWikidata = true }.values.text(.headline) == "Irish pilot")
        let first = EnrichmentSubject.of("Jane", nil, "jane@acme.example")
        #expect(await find(answers("Jane"), first) { $0.usesWikidata = true }.values == [])
        let known = EnrichmentSubject.of("Jane", nil, "jane@acme.example", links: ["https://acme.example/jane"])
        #expect(await find(answers("Jane"), known) { $0.usesWikidata = true }.values.text(.headline) == "Irish pilot")
    }

    @Test func anErrorThatComesWith200IsOne() async {
        let url =
            "https://www.wikidata.org/w/api.php?action=wbsearchentities&format=json&language=en&limit=5&search=Jane%20Doe&type=item"
        for (code, outcome) in [
            ("ratelimited", SourceOutcome.rateLimited), ("maxlag", .rateLimited), ("badvalue", .error),
        ] {
            let findings = await find([url: .json(#"{"error": {"code": "\#(code)", "info": "x"}}"#)]) {
                $0.usesWikidata = true
            }
            #expect(findings.sources.map(\.outcome) == [outcome])
        }
    }

    // MARK: Time

    @Test func whatWasFoundStandsWhenTheTimeIsOver() async {
        let url = "https://api.github.com/users/j"
        let time = await ContinuousClock().measure {
            let findings = await find(
                [
                    "https://acme.example/": .hanging, Self.search: .json(#"{"items": [{"login": "j"}]}"#),
                    url: .json(#"{"login": "j", "email": "jane@acme.example", "location": "Galway"}"#),
                ], model: ScriptedModel.eager
            ) {
                $0.usesWebsite = true
                $0.usesGitHub = true
                $0.timeLimit = .milliseconds(200)
            }
            #expect(findings.values.text(.location) == "Galway")
            #expect(findings.sources.map(\.outcome) == [.timeout, .ok, .skipped])
        }
        #expect(time < .seconds(60))
    }

    @Test func aCancelledRunEnds() async {
        let task = Task { await find(["https://acme.example/": .hanging]) { $0.usesWebsite = true } }
        task.cancel()
        let findings = await task.value
        #expect(findings.values == [])
        #expect(findings.sources.map(\.outcome) == [.timeout])
    }
}
