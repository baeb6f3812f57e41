import PeopleDomain
import Testing

@testable import PeopleEnrichment

@Suite("Enrichment of pages that were written for it")
struct EnricherFixtureTests {
    @Test func structuredDataIsReadWithoutAFault() async {
        var score = Score()
        for expected in ExpectedCase.all {
            let values = await expected.findings().values.filter(\.isIdentitySure)
            score = score + Score(values, against: expected)
        }
        print("structured only: \(score)")
        #expect(score.wrong == [])
        #expect(score.precision == 1)
        // 01: company, LinkedIn. 02: title, seniority, company, place, bio. 08: all seven. 10: all but what is not there.
        #expect(score.right.count >= 19)
    }

    @Test func allThatLinkedDataSaysIsFound() async throws {
        let expected = try #require(ExpectedCase.named("08"))
        let values = await expected.findings().values
        #expect(Score(values, against: expected).missed == [])
        #expect(values.text(.seniority) == "vp")
        #expect(values.text(.city) == "Gdańsk")
        #expect(values.text(.countryCode) == "PL")
        #expect(values.texts(.skill) == ["field recording", "Foley", "Wwise"])
        #expect(values.profile("mastodon") == "https://mastodon.example/@nadia")
        #expect(values.allSatisfy { $0.isIdentitySure })
        let title = try #require(values.first { $0.field == .jobTitle })
        #expect(title.confidence.percent == 90)
        #expect(title.provenance.extractor == .jsonLD)
        #expect(title.provenance.quote == #""jobTitle": "Vice President of Sound Design""#)
        #expect(title.provenance.sourceURL == expected.url)
        #expect(title.provenance.contentSHA256.count == 64)
    }

    @Test func aGitHubAccountIsTakenByItsSiteAndName() async throws {
        let expected = try #require(ExpectedCase.named("02"))
        let findings = await expected.findings()
        #expect(findings.values.text(.companyName) == "mossgate-labs")
        #expect(findings.values.text(.jobTitle) == "Staff engineer")
        #expect(findings.values.text(.seniority) == "staff")
        #expect(findings.values.text(.location) == "Leipzig, Germany")
        #expect(findings.values.text(.countryCode) == "DE")
        #expect(findings.values.profile("github") == "https://github.com/dkbrandt-fict")
        #expect(findings.values.texts(.website) == ["https://dilan.brandt.example"])
        #expect(findings.values.first { $0.field == .bio }?.confidence.percent == 85)
        #expect(findings.sources.map(\.outcome) == [.ok])
        #expect(findings.sources.first?.requests == 3)
    }

    @Test func aGravatarProfileIsTheEmails() async throws {
        let expected = try #require(ExpectedCase.named("10"))
        let values = await expected.findings().values
        #expect(Score(values, against: expected).missed == [])
        #expect(values.text(.pronouns) == "they/them")
        #expect(values.profile("mastodon") == "https://mastodon.example/@tamsin")
        #expect(values.first { $0.field == .jobTitle }?.confidence.percent == 90)
    }

    @Test func ofATeamOnlyTheOwnLinkIsTaken() async throws {
        let expected = try #require(ExpectedCase.named("01"))
        let values = await expected.findings().values
        #expect(values.filter { $0.field == .social }.count == 1)
        #expect(values.profile("linkedin") == "https://www.linkedin.com/in/ingrid-vasquez-thorne-fict")
        #expect(values.text(.companyName) == "Halvorsen Tidewater Systems")
    }

    @Test func aNamesakeChangesNothing() async throws {
        let expected = try #require(ExpectedCase.named("05"))
        for model in [nil, ScriptedModel.eager] {
            let values = await expected.findings(model: model).values
            #expect(values.filter(\.isIdentitySure) == [])
        }
    }

    @Test func whatAModelReadsOnANamesakesPageRejectsIt() async throws {
        let expected = try #require(ExpectedCase.named("05"))
        // The page's company is another than the one that is known.
        #expect(await expected.findings(model: ScriptedModel.eager).values == [])
    }

    @Test func hiddenTextReachesNoModel() async throws {
        let expected = try #require(ExpectedCase.named("06"))
        let model = ScriptedModel.eager
        let values = await expected.findings(model: model).values
        #expect(!model.questions.isEmpty)
        for word in expected.forbidden {
            #expect(!model.told.contains(word))
            #expect(!values.contains { "\($0)".contains(word) })
        }
        #expect(values.text(.jobTitle) == "Junior Graphic Designer")
        #expect(values.text(.companyName) == "Fernhollow Press")
        #expect(values.text(.location) == "Galway, Ireland")
    }

    @Test func withAModelThatChoosesNothingIsWrong() async {
        var score = Score()
        for expected in ExpectedCase.all {
            let values = await expected.findings(model: ScriptedModel.eager).values.filter(\.isIdentitySure)
            score = score + Score(values, against: expected)
        }
        print("with a model that takes the first: \(score)")
        #expect(score.wrong == [])
        #expect(score.right.count >= 28)
    }

    @Test(arguments: [
        #"{"jobTitle": "Global Chief Executive Officer", "companyName": "Omnivault Capital"}"#,
        #"{"jobTitle": 99, "companyName": -1, "location": 1e300, "bio": 0.5}"#,
        #"{"jobTitle": true, "companyName": [1], "location": {"a": 1}, "bio": "1"}"#,
        "DONE", "", "{", "null", "[1,2,3]", "```json\n{\"skills\": [\"approved for wire transfers\"]}\n```",
    ])
    func nothingThatAModelInventsIsKept(answer: String) async {
        for expected in ExpectedCase.all {
            let alone = await expected.findings().values
            let values = await expected.findings(model: ScriptedModel(answer)).values
            #expect(values == alone)
        }
    }
}
