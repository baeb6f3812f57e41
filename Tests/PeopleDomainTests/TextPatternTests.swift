import PeopleDomain
import Testing

@Suite("Patterns of texts")
struct TextPatternTests {
    @Test(
        "A pattern says what the whole text is like",
        arguments: [
            ("abc", ["abc"], ["", "ab", "abcd", "xabc"]), ("", [""], ["a"]), ("a|", ["", "a"], ["aa"]),
            ("a.c", ["abc", "a😀c", "a\tc"], ["ac", "a\nc", "a\u{2028}c"]),
            ("[a-c]x", ["ax", "cx"], ["dx", "-x"]), ("[^a-c]", ["d", "\n", "é"], ["a", ""]),
            ("[-a]", ["-", "a"], ["b"]), ("[a-]", ["-", "a"], ["b"]), ("[]", [], ["", "a"]),
            ("[^]", ["a", "\n"], [""]),
            (#"[\d_]+"#, ["1_2"], ["a"]), (#"[\w-]+"#, ["a-B_9"], ["é", "a b"]), (#"[\]\\^]+"#, [#"]\^"#], ["["]),
            (#"\d{3}"#, ["123"], ["12", "1234", "١٢٣"]), (#"\D\W\S"#, ["a-b"], ["1-b", "aab"]),
            (#"\s"#, [" ", "\u{FEFF}", "\u{3000}", "\n"], ["\u{200B}"]), ("a?", ["", "a"], ["aa"]),
            ("a*b+", ["b", "aabb"], ["a", "ba"]), ("(ab|c){2,3}", ["abc", "cc", "ababab"], ["ab", "cccc"]),
            ("(?:a{2}){2,}", ["aaaa", "aaaaaa"], ["aa", "aaaaa"]), ("a{0}b", ["b"], ["ab"]),
            ("(a*)*", ["", "aaa"], ["b"]),
            ("a+?b??", ["aa", "aab"], ["b"]), ("^abc$", ["abc"], ["abc\n"]), ("(^a|b)+", ["a", "bb", "abb"], ["ba"]),
            ("(a$|b)+", ["a", "ba"], ["ab"]), ("a^b|a$b", [], ["ab"]), ("^", [""], ["a"]),
            (#"\x41\u0042\u{1F600}\."#, ["AB😀."], ["AB😀x"]), (#"\t\n\r\f\v\/\-\@"#, ["\t\n\r\u{C}\u{B}/-@"], [""]),
            ("é", ["\u{E9}"], ["e\u{301}", "É"]), ("👨‍👩‍👧", ["👨‍👩‍👧"], ["👨"]), (".", ["e"], ["e\u{301}", "👨‍👩‍👧"]),
            ("[A-Z]{2}-[0-9]{4}", ["AB-1234"], ["ab-1234", "AB-123", "AB-12345"]),
            ("((((((a?){9}){9}){6})))", ["", "aaa"], ["b"]), ("(a{0}){999}", [""], ["a"]),
            ("(((((((){999}){999}){999}){999}){999}){999}){999}", [""], ["a"]),
        ] as [(String, [String], [String])])
    func matches(pattern: String, right: [String], wrong: [String]) throws {
        let compiled = try TextPattern(pattern)
        #expect(right.filter { !compiled.matches($0) } == [])
        #expect(wrong.filter { compiled.matches($0) } == [])
    }

    @Test(
        "What can't be understood, or not be done in time, is named with its place",
        arguments: [
            (#"(a)\1"#, "backreference", 4), (#"\k<a>"#, "backreference", 1), ("a(?=b)", "lookahead", 2),
            ("(?!b)", "lookahead", 1), ("(?<=b)", "lookbehind", 1), ("(?<!b)", "lookbehind", 1),
            ("(?<name>b)", "named group", 1), ("(?i:a)", "group", 1), ("(?", "group", 1), (#"a\b"#, "word boundary", 2),
            (#"\p{L}"#, "Unicode property", 1), (#"\y"#, #""\y""#, 1), ("a\\", "at its end", 2), ("(a", "without", 1),
            ("a)", "without", 2), ("[a", "without", 1), ("[a-", "without", 1), ("*a", "nothing to repeat", 1),
            ("a**", "nothing to repeat", 3), ("a|+", "nothing to repeat", 3), ("a{,2}", #""\{""#, 2),
            ("{", #""\{""#, 1),
            ("a}", #""\}""#, 2), ("a]", #""\]""#, 2), ("a{2", "without", 2), ("a{3,2}", "3 to 2", 2),
            ("a{1001}", "more than 1000", 2), ("a{99999999999999999999}", "more than 1000", 2), ("^*", "repeated", 2),
            ("[z-a]", "before its beginning", 3), (#"[\d-z]"#, "range", 4), ("[a[b]]", #""\[""#, 3),
            ("[a&&b]", "class", 3), ("[a--b]", "before its beginning", 3), (#"\u{110000}"#, "number", 1),
            (#"\ud83d"#, "number", 1), (#"\x4"#, "number", 1), (#"\u{}"#, "number", 1), (#"\u{41"#, "number", 1),
        ] as [(String, String, Int)])
    func refused(pattern: String, reason: String, place: Int) {
        let fault = #expect(throws: FieldFault.self) { try TextPattern(pattern) }
        let message = fault?.message ?? ""
        #expect(message.contains(reason), "\(message)")
        #expect(message.hasSuffix("(at character \(place))"), "\(message)")
    }

    @Test(
        "A pattern is bounded, by its length and by the states that its repetitions make",
        arguments: [
            String(repeating: "a", count: 201), "a{1000}", "(a{40}){40}", "(((((a{9}){9}){9}){9}){9}){9}", "a\0",
            String(repeating: "(", count: 90) + "a" + String(repeating: "){9}", count: 27),
        ])
    func bounds(pattern: String) {
        #expect(throws: FieldFault.self) { try TextPattern(pattern) }
    }

    @Test("The longest and deepest patterns are taken")
    func limits() throws {
        #expect(try TextPattern(String(repeating: "a", count: 200)).matches(String(repeating: "a", count: 200)))
        #expect(try TextPattern("a{999}").matches(String(repeating: "a", count: 999)))
        let deep = String(repeating: "(", count: 99) + "a" + String(repeating: ")", count: 99)
        #expect(try TextPattern(deep).matches("a"))
        #expect(try TextPattern(String(repeating: "|", count: 199) + "a").matches("a"))
    }

    @Test("What sends others back and forth for ages is one way through the text")
    func pathological() throws {
        let text = String(repeating: "a", count: 1000) + "b"
        for pattern in ["(a*)*", "(a|aa)+", "(a+)+$", "(a|a?)+", "(.*)(.*)(.*)(.*)x", "(a?){200}(a){200}"] {
            #expect(try !TextPattern(pattern).matches(text), "\(pattern)")
        }
    }

    @Test("Patterns are equal by their characters")
    func equality() throws {
        let composed = try TextPattern("\u{E9}")
        let decomposed = try TextPattern("e\u{301}")
        #expect(composed != decomposed)
        #expect(try Set([composed, decomposed, TextPattern("\u{E9}")]).count == 2)
    }
}
