import Crypto
import PeopleDomain
import Testing

@testable import PeopleEnrichment

/// A case of `Fixtures/expected.json`: whom somebody looks for, what is read, and what should be found.
struct ExpectedCase: Sendable, CustomTestStringConvertible {
    let file: String
    let url: String
    let subject: EnrichmentSubject
    /// Accepted answers by the fields that the file has; an empty list for a field that must stay empty.
    let expected: [String: [String]]
    /// `bio`: whether there is to be one.
    let hasBio: Bool
    let forbidden: [String]
    let isSamePerson: Bool

    var testDescription: String { file }

    static let all: [ExpectedCase] = {
        guard case .object(let root)? = try? JSONParser.parse(Fixture.bytes("expected.json")) else { return [] }
        return root.list("cases").compactMap { value in
            if case .object(let object) = value { ExpectedCase(object) } else { nil }
        }
    }()

    static func named(_ file: String) -> ExpectedCase? { all.first { $0.file.hasPrefix(file) } }

    private init?(_ object: JSONObject) {
        guard let file = object.text("file"), let url = object.text("url"), let query = object.object("query"),
            let name = query.text("name"), let email = query.text("email"), let expected = object.object("expected")
        else { return nil }
        self.file = file
        self.url = url
        let words = name.split(separator: " ", maxSplits: 1).map(String.init)
        subject = .of(
            words[0], words.last, email, company: query.text("companyName"),
            links: file.hasPrefix("06") || file.hasPrefix("05") ? [url] : [])
        isSamePerson = object["samePerson"] == .boolean(true)
        hasBio = expected["bio"] == .boolean(true)
        forbidden = object.list("mustNotContain").compactMap { if case .string(let text) = $0 { text } else { nil } }
        var lists: [String: [String]] = [:]
        for member in expected.members where member.name != "bio" {
            lists[member.name] = expected.list(member.name).compactMap {
                if case .string(let text) = $0 { text } else { nil }
            }
        }
        self.expected = lists
    }

    /// A web in which the case's document is where it is looked for.
    var web: ScriptedWeb {
        let body = Fixture.bytes(file)
        if file.hasPrefix("02") {
            return ScriptedWeb([
                "https://api.github.com/search/users?q=dilan%40brandt%2Eexample+in:email": .json(
                    #"{"total_count": 2, "items": [{"login": "dilan-near-miss"}, {"login": "dkbrandt-fict"}]}"#),
                "https://api.github.com/users/dilan-near-miss": .json(
                    #"{"login": "dilan-near-miss", "type": "User", "name": "Dilan Brandt", "company": "Elsewhere", "email": null, "blog": "https://another.example"}"#
                ),
                url: .document(type: "application/json", body: body),
            ])
        }
        if file.hasPrefix("10") {
            return ScriptedWeb([Self.gravatarAddress(of: subject): .document(type: "application/json", body: body)])
        }
        return ScriptedWeb([url: .document(type: "text/html", body: body)])
    }

    private static func gravatarAddress(of subject: EnrichmentSubject) -> String {
        let hash = SHA256.hash(data: Array(subject.email.string.utf8))
        return "https://api.gravatar.com/v3/profiles/" + Hexadecimal.string(Array(hash))
    }

    func findings(model: (any LanguageModel)? = nil) async -> EnrichmentFindings {
        await findings(web, model: model)
    }

    func findings(_ web: ScriptedWeb, model: (any LanguageModel)? = nil) async -> EnrichmentFindings {
        var configuration = EnrichmentConfiguration()
        configuration.usesWebsite = file.hasSuffix(".html")
        configuration.usesGitHub = file.hasPrefix("02")
        configuration.usesGravatar = file.hasPrefix("10")
        var subject = subject
        if configuration.usesWebsite, subject.links.isEmpty {
            // A front page would lead to it.
            subject = .of(
                subject.firstName, subject.lastName, subject.email.string, company: subject.companyName, website: url)
        }
        return await Enricher(configuration, web: web, model: model).enrich(subject, usesModel: true)
    }
}
