import PeopleDomain
import Testing

@testable import PeopleEnrichment

@Suite("What is kept stands in its source")
struct GroundingTests {
    private let evidence = Evidence(
        visible: ["Jane  Doe is Head of\nR&D at ﬁsh Rope", "Galway, Ireland"],
        structured: [MemberText.line("url", "jane.example"), MemberText.line("jobTitle", "Pilot")])

    private func kept(_ candidates: Candidate...) -> [Candidate] {
        let rules = FieldRules(name: PersonName(.of("Jane", "Doe", "jane@acme.example")))
        return Grounder(rules: rules).grounded(candidates, in: evidence, from: .website, page: "https://acme.example/")
    }

    @Test func caseSpaceEntitiesAndLigaturesDoNotMatter() {
        #expect(evidence.holds("head of  r&amp;d"))
        #expect(evidence.holds("Fish rope"))
    }

    @Test func partsOfWordsAndOfTwoLinesDo() {
        #expect(!evidence.holds("rope gal"))
        #expect(!evidence.holds("ish Rope"))
        #expect(!evidence.holds("Pil"))
        #expect(!evidence.holds("Rope Galway"))
        #expect(!evidence.holds(""))
    }

    @Test func lettersOfAllScriptsArePartsOfWords() {
        func holds(_ text: String, _ part: String) -> Bool { FoldedText(text).holds(FoldedText(part)) }
        #expect(!holds("Bjørn Roe", "Bj"))
        #expect(!holds("Bjørn Roe", "rn Roe"))
        #expect(!holds("René Roe", "Rene"))
        #expect(!holds("Иванов", "Иван"))
        #expect(!holds("Αθηνά", "θηνά"))
        #expect(!holds("Roe٣", "Roe"))
        #expect(holds("Bjørn Roe", "bjørn"))
        #expect(holds("Иван Иванов", "Иванов"))
        #expect(holds("René «Roe»", "Roe"))
        #expect(holds("Renes Rene", "Rene"))
        // Scripts that set nothing between words.
        #expect(holds("東京都の山田太郎", "山田太郎"))
        #expect(holds("ผู้จัดการ", "จัดการ"))
    }

    @Test func aTextThatRepeatsItselfIsSearchedOnce() {
        let evidence = Evidence(visible: [String(repeating: "a", count: 200_000)], structured: [])
        let part = String(repeating: "a", count: 400) + "b"
        let time = ContinuousClock().measure { for _ in 0..<5 { #expect(!evidence.holds(part)) } }
        #expect(time < .seconds(10))
    }

    @Test func candidatesBeyondTheirNumberAreNotLookedAt() {
        let many = (0..<400).map { Candidate(.skill, "Skill \($0)", quote: "x", by: .jsonLD) }
        let title = Candidate(.jobTitle, "Pilot", quote: "Pilot", by: .jsonLD)
        let rules = FieldRules(name: PersonName(.of("Jane", "Doe", "jane@acme.example")))
        func kept(_ candidates: [Candidate]) -> Int {
            Grounder(rules: rules).grounded(candidates, in: evidence, from: .website, page: "https://acme.example/")
                .count
        }
        #expect(kept(many + [title]) == 0)
        #expect(kept([title] + many) == 1)
    }

    @Test func bothValueAndQuoteHaveToStandThere() {
        #expect(kept(Candidate(.jobTitle, "Pilot", quote: "Pilot", by: .model)).count == 1)
        #expect(kept(Candidate(.jobTitle, "Captain", quote: "Pilot", by: .model)).isEmpty)
        #expect(kept(Candidate(.jobTitle, "Pilot", quote: "Jane is a Pilot", by: .model)).isEmpty)
        #expect(
            kept(Candidate(.website, "https://jane.example", quote: "\"url\": \"jane.example\"", by: .jsonLD)).count
                == 1)
    }

    @Test func aTitleIsNoNameAndNoPlace() {
        #expect(kept(Candidate(.jobTitle, "Jane Doe", quote: "Jane Doe", by: .model)).isEmpty)
        #expect(
            kept(
                Candidate(.jobTitle, "Galway, Ireland", quote: "Galway, Ireland", by: .model),
                Candidate(.location, "Galway, Ireland", quote: "Galway, Ireland", by: .model)
            ).isEmpty)
    }

    @Test(arguments: [
        "a\u{0}b", "x\u{202E}y", "<b>x</b>", "Visit https://evil.example", "Is it? Yes. It is",
        String(repeating: "a", count: 200), "",
    ])
    func whatIsNoTitleIsNone(text: String) {
        let rules = FieldRules(name: PersonName(.of("Jane", "Doe", "jane@acme.example")))
        #expect(
            rules.accepted(
                Candidate(.jobTitle, text, quote: "x", by: .jsonLD), from: .website, page: "https://a.example/") == nil)
    }

    @Test func aPictureIsWhereItsSourceIs() {
        let rules = FieldRules(name: PersonName(.of("Jane", "Doe", "jane@acme.example")))
        func isKept(_ url: String, _ source: EnrichmentSource) -> Bool {
            rules.accepted(
                Candidate(.avatarUrl, url, quote: "x", by: .provider), from: source, page: "https://www.acme.example/")
                != nil
        }
        #expect(isKept("https://0.gravatar.com/avatar/1", .gravatar))
        #expect(!isKept("https://evil.example/avatar/1", .gravatar))
        #expect(isKept("https://img.acme.example/1", .website))
        #expect(!isKept("http://acme.example/1", .website))
        #expect(!isKept("https://evil.example/1", .website))
    }

    @Test func sourcesThatAgreeMakeSurer() {
        func value(_ text: String, _ host: String, _ source: EnrichmentSource, isSure: Bool = true, percent: Int)
            -> FoundValue
        {
            FoundValue(
                field: .jobTitle, value: .string(text),
                provenance: Provenance(
                    sourceURL: "https://\(host)/x", source: source, quote: text,
                    retrievedAt: Timestamp(millisecondsSince1970: 0), contentSHA256: "", extractor: .provider),
                confidence: Confidence(percent: percent), isIdentitySure: isSure)
        }
        func percent(_ values: FoundValue...) -> Int? { Agreement.merged(values).first?.confidence.percent }
        #expect(
            percent(
                value("Pilot", "a.example", .website, percent: 50), value("pilot", "b.example", .github, percent: 85))
                == 95)
        #expect(
            percent(
                value("Pilot", "a.example", .website, percent: 90), value("Pilot", "b.example", .github, percent: 85))
                == 99)
        // Two pages of one host are one source, and a namesake's page is none.
        #expect(
            percent(
                value("Pilot", "a.example", .website, percent: 50),
                value("Pilot", "www.a.example", .website, percent: 50)) == 50)
        #expect(
            percent(
                value("Pilot", "a.example", .website, percent: 50),
                value("Pilot", "b.example", .website, isSure: false, percent: 25)) == 50)
        #expect(
            percent(
                value("Pilot", "a.example", .website, percent: 50), value("Baker", "b.example", .github, percent: 45))
                == 50)
        // One who is sure comes before one who is surer of somebody of that name.
        let merged = Agreement.merged([
            value("Baker", "b.example", .website, isSure: false, percent: 45),
            value("Pilot", "a.example", .website, percent: 40),
        ])
        #expect(merged.map(\.value) == [.string("Pilot")])
    }

    @Test(arguments: [
        ("Founder & Chief Executive Officer", "cxo"), ("Vice President of Sound Design", "vp"),
        ("Head of Platform Engineering", "head"),
        ("Finance Director", "director"), ("Customer Success Manager", "manager"), ("Staff engineer", "staff"),
        ("Senior Urban Planner", "senior"), ("Junior Graphic Designer", "junior"), ("Lead Orthodontist", "lead"),
        ("Geschäftsführerin", "cxo"), ("Owner", "owner"), ("Principal Scientist", "principal"), ("Data Scientist", nil),
        ("Leadership Coach", nil), ("Lead generation specialist", nil), ("Lead Generation Manager", "manager"),
        ("Team Lead", "lead"), ("Assistant to the CEO", nil), ("Senior Executive Assistant", "senior"),
        ("Personal Assistant to the Managing Director", nil), ("Assistant Director", "director"),
        ("Advisor to the President", nil), ("CEO, Assistant", nil),
    ])
    func seniorityIsATableOverTheTitle(title: String, seniority: String?) {
        #expect(Seniority(title: title)?.rawValue == seniority)
    }

    @Test(arguments: [
        ("California, USA", nil, "US"), ("Leipzig, Germany", nil, "DE"), ("Leipzig, Saxony, Germany", "Leipzig", "DE"),
        ("Germany", nil, "DE"), ("Leipzig", nil, nil),
    ])
    func aCityIsTheFirstOfThreeParts(place: String, city: String?, code: String?) {
        let value = FoundValue(
            field: .location, value: .string(place),
            provenance: Provenance(
                sourceURL: "https://a.example/", source: .website, quote: place,
                retrievedAt: Timestamp(millisecondsSince1970: 0), contentSHA256: "", extractor: .jsonLD),
            confidence: Confidence(percent: 90), isIdentitySure: true)
        let derived = DerivedValues.all(from: [value])
        #expect(derived.text(.city) == city)
        #expect(derived.text(.countryCode) == code)
    }
}
