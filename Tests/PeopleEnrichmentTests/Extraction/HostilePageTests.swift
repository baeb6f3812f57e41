import PeopleDomain
import Testing

@testable import PeopleEnrichment

@Suite("Pages that are made to cost memory and time", .serialized)
struct HostilePageTests {
    /// What a page may take on a slow machine, in a debug build. What is quadratic takes minutes.
    private static let limit = Duration.seconds(60)

    private func read(_ html: String) -> ReadPage? {
        let clock = ContinuousClock()
        let start = clock.now
        let page = ReadPage.of(html)
        #expect(clock.now - start < Self.limit)
        return page
    }

    @Test(arguments: [
        "color:rgb(-9223372036854775808,0,0)", "color:rgb(9223372036854775807,-9223372036854775808,0)",
        "color:rgb(1e400,-1e400,nan)", "color:rgba(0,0,0,1e400)", "width:1e400px;height:-1e400em", "opacity:nan",
        "opacity:1e-400", "font-size:calc(1px/0)", "font-size:99999999999999999999999px", "transform:scale(1e400)",
        "color:#\u{FF11}\u{FF11}\u{FF11}", "left:-1e308vw", "clip-path:inset(1e400%)",
    ])
    func noNumberOfAStyleIsTooLarge(style: String) {
        #expect(ReadPage.of("<div style='background:#111'><p style=\"\(style)\">x</p></div>") != nil)
    }

    @Test(arguments: [" ", "\u{A0}", "&#32;", "&#9;"])
    func propertiesOfACardAreNotMultiplied(separator: String) throws {
        let words = String(repeating: "p-org\(separator)p-job-title\(separator)p-note\(separator)", count: 3000)
        let text = String(repeating: "harbour ", count: 20_000)
        let page = try #require(read("<div class=h-card><p class='p-name \(words)'>\(text)</p></div>"))
        let person = try #require(page.people.first)
        #expect(person.candidates.count <= 4)
        #expect(person.companies.count <= 1)
        #expect(size(of: page.people) < 100_000)
    }

    @Test func aCardHasAHundredProperties() throws {
        let names = (0..<5000).map { "<b class=p-category>c\($0)</b>" }.joined()
        let page = try #require(read("<div class=h-card>\(names)</div>"))
        #expect(page.people.first?.candidates.count == 100)
    }

    @Test func cardsInEachOtherAreNotMultiplied() throws {
        let text = String(repeating: "harbour ", count: 60_000)
        for element in ["<i class='p-name p-org p-note'>", "<i class='p-name h-card'>"] {
            let nested = String(repeating: element, count: 150)
            let page = try #require(read("<div class=h-card>\(nested)\(text)</div>"))
            #expect(size(of: page.people) < 1_000_000)
        }
    }

    /// Bytes of what was read of people.
    private func size(of people: [StructuredPerson]) -> Int {
        people.reduce(0) { sum, person in
            (person.names + person.companies + person.candidates.compactMap(\.text)).reduce(sum) { $0 + $1.utf8.count }
        }
    }

    @Test(arguments: [
        "=''", "=\"\"", "='>'", "= ''", "=a ", "/ ", "%='a ' ", " :x='>' ", " _y='>' ", "\u{E9}='' ", "=''/",
    ])
    func aTagOfManyAttributesIsNotReadHoweverTheyAreSetApart(end: String) {
        let attributes = (0..<25_000).map { "a\(String($0, radix: 36))\(end)" }.joined()
        #expect(read("<p>Jane</p><p \(attributes)>x</p>") == nil)
    }

    /// A value in quotes that is handed on in two pieces makes libxml2 keep all that follows it.
    @Test func whatStandsBehindACutValueIsLookedAtToo() throws {
        let long = "<p title='" + String(repeating: "x", count: 5000) + "'>Jane</p>"
        let attributes = (0..<25_000).map { "a\($0)=''" }.joined()
        #expect(read(long + "<p \(attributes)>x</p>") == nil)
        #expect(
            read(long + String(repeating: "<b><i>", count: 80_000) + String(repeating: "</u>", count: 80_000)) == nil)
        let words = String(repeating: "a line of words ", count: 5000)
        #expect(try #require(read(long + "<p>\(words)</p>")).text.lines.count == 2)
    }

    @Test func aTagOfOneLargeValueIsRead() throws {
        let data = "{" + (0..<9000).map { "\"a\($0)\": \"b / c\"" }.joined(separator: ", ") + "}"
        let page = try #require(read("<p>Jane</p><div class=\"x\" data-state='\(data)'>Doe</div><p>!</p>"))
        #expect(page.text.string == "Jane\nDoe\n!")
    }

    @Test func rulesThatAreComparedWithManyAncestorsAreNotRead() {
        let rules = String(repeating: "q p{opacity:0}", count: 2900)
        let page =
            "<style>\(rules)</style>" + String(repeating: "<div>", count: 190)
            + String(repeating: "<p>x", count: 29_000)
        #expect(read(page) == nil)
    }

    @Test func selectorsThatAreListsOfListsAreNotRead() {
        let list = String(repeating: ":is(.a,.b,.c,.d)", count: 30)
        #expect(read("<style>\(list){display:none}</style><p>x</p>") == nil)
        let nested = String(repeating: ".a,.b,.c,.d{", count: 30)
        #expect(read("<style>\(nested)display:none</style><p>x</p>") == nil)
    }

    @Test func manyVariablesAreLittleWork() {
        let values = (0..<16).map { ".a\($0){--a:\($0)px}" }.joined()
        let rules = (0..<9000).map { ".b\($0){margin:var(--a) var(--a) \($0)px}" }.joined()
        let elements = String(
            repeating: "<p style='transform:scale(scale(scale(;margin:var(--a) var(--a)'>x", count: 6000)
        _ = read("<style>\(values)\(rules)</style>\(elements)")
    }

    @Test func variablesThatNameEachOtherEnd() {
        let cycle = "--a:var(--b) var(--b);--b:var(--a) var(--a)"
        #expect(read("<style>:root{\(cycle)}p{margin:var(--a)}</style><p>x</p>") != nil)
    }

    @Test func textsOfLinksAreShort() throws {
        let text = String(repeating: "harbour ", count: 1000)
        let links = String(repeating: "<a href=/x>", count: 100) + text + String(repeating: "</a>", count: 100)
        let page = try #require(read("<div>\(links)</div><object><a href=/y>\(text)</a></object>"))
        #expect(page.links.allSatisfy { $0.text.unicodeScalars.count <= 300 })
        #expect(page.links.contains { $0.text.hasPrefix("harbour harbour") })
    }

    @Test func aPageOfManyMentionsIsLittleWork() throws {
        let lines = String(repeating: "<div>Jane Doe and some words that say nothing", count: 180)
        let page = try #require(read(lines + String(repeating: "<p>many more", count: 18_000)))
        let name = PersonName(.of("Jane", "Doe", "jane@acme.example"))
        let time = ContinuousClock().measure { _ = PageWindow(page, name, maximumTokens: 900) }
        #expect(time < .seconds(5))
    }
}
