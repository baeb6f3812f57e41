import PeopleDomain
import Testing

@Suite("Comparing texts")
struct TextTests {
    @Test(
        "Search ignores case and accents and transliterates nothing",
        arguments: [
            ("José", "jose"), ("MÜLLER", "muller"), ("Straße", "strasse"), ("ÅNGSTRÖM", "angstrom"),
            ("Ørsted", "ørsted"), ("Łukasz", "łukasz"), ("Ψωμί", "ψωμι"), ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
            ("Σίσυφος", "σισυφοσ"),
            ("Йод", "иод"), ("İstanbul", "istanbul"), ("हिन्दी", "हिन्दी"), ("日本", "日本"), ("ﬁn", "fin"),
            ("Jose\u{301}", "jose"), ("plain", "plain"),
        ])
    func searchFolding(text: String, folded: String) {
        #expect(TextFolding.searchFolded(text) == folded)
    }

    @Test("Comparing without regard to case keeps accents apart")
    func caseFolding() {
        #expect(TextFolding.caseFolded("STRASSE") == TextFolding.caseFolded("straße"))
        #expect(TextFolding.caseFolded("É") == TextFolding.caseFolded("e\u{301}"))
        #expect(TextFolding.caseFolded("José") != TextFolding.caseFolded("Jose"))
    }

    @Test("Folding a folded text changes nothing, for every scalar")
    func idempotence() {
        for value in UInt32(0)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = TextFolding.searchFolded(String(scalar))
            let twice = TextFolding.searchFolded(once)
            #expect(Array(once.unicodeScalars) == Array(twice.unicodeScalars), "U+\(String(value, radix: 16))")
        }
    }

    @Test("A search text is cut into terms, of which those inside others say nothing")
    func terms() throws {
        #expect(try SearchTerms("  John \t DOE\u{A0}jo ")?.folded == ["doe", "john"])
        #expect(try SearchTerms(" \n ") == nil)
        #expect(try SearchTerms("%")?.folded == ["%"])
        #expect(throws: FieldFault.self) { try SearchTerms(String(repeating: "x", count: 201)) }
        #expect(throws: FieldFault.self) { try SearchTerms("a\0b") }
    }

    @Test("Every term must occur, in whatever field, but none across two")
    func matching() throws {
        let text = "john\tdoe\tjd@acme.com"
        #expect(try SearchTerms("DOE john")?.match(text) == true)
        #expect(try SearchTerms("ohn acme")?.match(text) == true)
        #expect(try SearchTerms("johndoe")?.match(text) == false)
        #expect(try SearchTerms("john smith")?.match(text) == false)
        #expect(try SearchTerms("m")?.match(text) == true)
    }

    @Test("A text is trimmed before its length is judged, in scalars")
    func bounds() throws {
        #expect(try FirstName("  Ann\u{3000}").string == "Ann")
        #expect(try FirstName(String(repeating: "é", count: 100)).string.count == 100)
        #expect(throws: FieldFault.self) { try FirstName(String(repeating: "é", count: 101)) }
        #expect(throws: FieldFault.self) { try FirstName(" \u{2003} ") }
        #expect(throws: FieldFault.self) { try FirstName("a\0") }
    }
}
