import Foundation
import Testing

@testable import PeopleEnrichment

@Suite("Pages that are broken, or made to cost time", .serialized)
struct MalformedPageTests {
    /// What a page may take on a slow machine, in a debug build. What is quadratic takes minutes.
    private static let limit = Duration.seconds(20)

    @Test(arguments: [
        "<", "<a", "<div>", "</div>", "<!--", "<![CDATA[", "&", "&#", "&amp", "\"", "a", " ", "<p>", "<b><i>",
        "<table><tr><td>",
        "<a b c d e f>", "<a ", "<a x='", "<a x=\">\" ", "x1 ", "<script>", "<style>", "<style>a{", "{", "</", "<?",
        "<!DOCTYPE",
        "<svg><p>", "<form><form>", "<li><li>", "é", "\u{FFFD}", "<a href=x>", "<option>", "<br>", "&nbsp;", "@",
        "a@b.c ",
        "<i style='a:b'>", "<i class='x y z'>", "<p style='display:none'>",
        "<style>.x .x .x{display:none}</style><b class=x>",
    ])
    func takeTheirTime(unit: String) {
        let page = String(repeating: unit, count: (1 << 19) / unit.utf8.count)
        let time = ContinuousClock().measure { _ = ReadPage.of(page) }
        #expect(time < Self.limit)
    }

    @Test func aTagOfManyAttributesIsNotRead() {
        let attributes = (0..<100_000).map { "a\($0)" }.joined(separator: " ")
        let time = ContinuousClock().measure {
            #expect(ReadPage.of("<p>Jane</p><a \(attributes)>x</a>") == nil)
            #expect(ReadPage.of("<p>Jane</p><a x='>' \(attributes.replacing(" ", with: "='>' "))>x</a>") == nil)
        }
        #expect(time < Self.limit)
    }

    @Test func manyRulesAndElementsAreNoWork() {
        // Fewer elements than a page may have, so that it is the rules that count.
        let elements = String(repeating: "<b class=x>y</b>", count: 20_000)
        #expect(ReadPage.of(elements) != nil)
        for (count, isRead) in [(20, true), (2000, false), (20_000, false)] {
            let rules = (0..<count).map { ".a\($0) .x{display:none}" }.joined()
            let time = ContinuousClock().measure {
                #expect((ReadPage.of("<style>\(rules)</style>\(elements)") != nil) == isRead)
            }
            #expect(time < Self.limit)
        }
    }

    @Test func aLongStyleSheetIsRead() throws {
        let rules = (0..<2500).map { ".a\($0) .b\($0):hover, .c\($0) > .d\($0){color:#333;overflow:hidden}" }.joined()
        let cards = (0..<2000).map { "<div class='c\($0) card'><p class=d\($0)>Jane</p></div>" }.joined()
        let page = try #require(ReadPage.of("<style>\(rules)</style>\(cards)"))
        #expect(page.text.lines.count == 2000)
    }

    @Test func anImageInAnAttributeIsNoAttack() throws {
        let image = String(repeating: "QUJD", count: 100_000)
        let page = try #require(ReadPage.of("<p>Jane</p><img src=\"data:image/png;base64,\(image)\"><p>Doe</p>"))
        #expect(page.text.string == "Jane\nDoe")
    }

    @Test func deepNestingIsNotRead() {
        #expect(ReadPage.of(String(repeating: "<div>", count: 150) + "x") != nil)
        #expect(ReadPage.of(String(repeating: "<div>", count: 100_000) + "x") == nil)
    }

    /// Deterministic, so that a failure comes again.
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 1 ^ state << 31
        }
    }

    @Test(arguments: ["01-company-team.html", "05-namesake.html", "06-prompt-injection.html", "08-jsonld-person.html"])
    func mutationsCrashNothing(file: String) {
        let page = Fixture.bytes(file)
        #expect(!page.isEmpty)
        var dice = Dice(state: 20_261_128)
        let pieces = [
            "<", ">", "</div>", "<div hidden>", "\"", "<!--", "-->", "<script>", "]]>", "&#x0;", "\u{0}", "{",
            "<style>",
        ]
        for _ in 0..<200 {
            var mutated = page
            for _ in 0..<Int.random(in: 1...12, using: &dice) {
                let place = Int.random(in: 0..<mutated.count, using: &dice)
                switch Int.random(in: 0..<4, using: &dice) {
                case 0: mutated[place] = UInt8.random(in: 0...255, using: &dice)
                case 1:
                    mutated.removeSubrange(place..<min(place + Int.random(in: 1...300, using: &dice), mutated.count))
                case 2: mutated.insert(contentsOf: Array((pieces.randomElement(using: &dice) ?? "<").utf8), at: place)
                default: mutated.append(contentsOf: mutated[place...].prefix(500))
                }
                if mutated.isEmpty { mutated = page }
            }
            _ = ReadPage(.of(mutated, url: "https://acme.example/"))
        }
    }

    @Test func brokenTextIsReadAsFarAsItGoes() throws {
        let page = try #require(
            ReadPage(
                .of(Array("<p>Jane ".utf8) + [0xFF, 0xC3, 0x28, 0] + Array("Doe</p>".utf8), url: "https://a.example/")))
        #expect(page.text.string.contains("Jane"))
        #expect(page.text.string.contains("Doe"))
        #expect(ReadPage(.of([], url: "https://a.example/"))?.text.lines.isEmpty == true)
        #expect(ReadPage(.of([1, 2, 3], type: "image/png", url: "https://a.example/")) == nil)
    }

    @Test(arguments: [
        "{", "[]", "null", "\"x\"", "{\"@type\": \"Person\"}",
        "{\"@type\": [\"Person\"], \"name\": 5, \"jobTitle\": {}}",
        "{\"@id\": \"#a\", \"@type\": \"Person\", \"worksFor\": {\"@id\": \"#a\"}}", "{\"a\": 1, \"a\": 2}",
        "{\"@type\": \"Person\", \"sameAs\": \"javascript:alert(1)\", \"image\": [[]], \"address\": [null, 3]}",
        String(repeating: "[", count: 10_000), String(repeating: "{\"@graph\":", count: 1000),
    ])
    func brokenLinkedDataIsSkipped(block: String) throws {
        let good = #"{"@type": "Person", "name": "Jane Doe", "jobTitle": "Pilot"}"#
        let page = try #require(
            ReadPage.of(
                "<script type='application/ld+json'>\(block)</script><script type=\"application/ld+json\">\(good)</script>"
            ))
        #expect(page.people.contains { $0.candidates.contains { $0.text == "Pilot" } })
    }
}
