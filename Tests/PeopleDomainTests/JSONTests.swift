import PeopleDomain
import Testing

@Suite("JSON")
struct JSONTests {
    @Test(
        "What is JSON is read, and written again in the same form",
        arguments: [
            "null", "true", "[]", "{}", "0", "-1", "7", "3.5", "1e+20", "9007199254740992", "[1,[2,{\"a\":[]}]]",
            #"{"b":1,"a":"x"}"#, #""a\"b\\c\n\t\u0001é😀""#, "[false,null]",
        ])
    func roundTrip(text: String) throws {
        let value = try JSONParser.parse(text)
        #expect(JSONWriter.text { $0.value(value) } == text)
    }

    @Test("What needs an escape gets one wherever it stands, and nothing else does")
    func escapesWherever() throws {
        for length in 0..<26 {
            let plain = String(repeating: "x", count: length)
            #expect(JSONWriter.text { $0.value(plain) } == "\"\(plain)\"")
            for position in 0..<length {
                for (scalar, written) in [
                    ("\u{1F}", "\\u001f"), ("\"", "\\\""), ("\\", "\\\\"), ("\n", "\\n"), (" ", " "), ("!", "!"),
                    ("#", "#"),
                    ("]", "]"), ("\u{7F}", "\u{7F}"), ("\u{80}", "\u{80}"), ("é", "é"), ("\u{10FFFF}", "\u{10FFFF}"),
                ] {
                    let index = plain.index(plain.startIndex, offsetBy: position)
                    let (before, after) = (plain[..<index], plain[plain.index(after: index)...])
                    #expect(
                        JSONWriter.text { $0.value("\(before)\(scalar)\(after)") } == "\"\(before)\(written)\(after)\"")
                }
            }
        }
    }

    @Test("What is longer than its buffer is whole")
    func growth() {
        let words = (0..<500).map { String(repeating: "é\"", count: $0) }
        let text = JSONWriter.text { $0.array(words) { $0.value($1) } }
        #expect((try? JSONParser.parse(text)) == .array(words.map(JSONValue.string)))
    }

    @Test("Escapes are read for what they stand for")
    func escapes() throws {
        #expect(try JSONParser.parse(#""\u00e9\ud83d\ude00\/\b\f\r""#) == .string("é😀/\u{8}\u{C}\r"))
    }

    @Test("White space between the parts means nothing")
    func whiteSpace() throws {
        #expect(try JSONParser.parse(" { \"a\" :\t[ 1 , 2 ]\r\n} ") == JSONParser.parse(#"{"a":[1,2]}"#))
    }

    @Test(
        "What is not the JSON that we take is refused with its reason",
        arguments: [
            ("", .unexpectedEnd), ("{", .unexpectedEnd), ("[1,]", .unexpected), ("{\"a\":1,}", .unexpected),
            ("01", .unexpected), ("1.", .unexpectedEnd), (".5", .unexpected), ("+1", .unexpected), ("NaN", .unexpected),
            ("1e400", .numberOutOfRange), ("-1e999", .numberOutOfRange), ("tru", .unexpectedEnd), ("'a'", .unexpected),
            ("\"a\u{1}\"", .unexpected), ("\"a\0b\"", .nulCharacter), (#""\u0000""#, .nulCharacter),
            (#""\ud800""#, .loneSurrogate), (#""\udc00x""#, .loneSurrogate), (#""\ud800\u0041""#, .loneSurrogate),
            (#""\x""#, .unexpected), (#"{"a":1,"b":2,"a":3}"#, .duplicateName("a")), ("1 2", .unexpected),
            (#"{"a":{"b":1,"b":2}}"#, .duplicateName("b")), ("\"abc", .unexpectedEnd), ("{1:2}", .unexpected),
            (#"{"\u0061":1,"a":2}"#, .duplicateName("a")), ("\u{FEFF}{}", .unexpected),
        ] as [(String, JSONSyntaxError.Reason)])
    func refused(text: String, reason: JSONSyntaxError.Reason) {
        #expect { try JSONParser.parse(text) } throws: { ($0 as? JSONSyntaxError)?.reason == reason }
    }

    @Test("Bytes that are not UTF-8 are refused, in values and in names")
    func invalidUTF8() {
        for bytes in [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] as [[UInt8]] {
            #expect { try JSONParser.parse(bytes) } throws: { ($0 as? JSONSyntaxError)?.reason == .invalidUTF8 }
            #expect(throws: JSONSyntaxError.self) { try JSONParser.parse([0x7B] + bytes + [0x3A, 0x31, 0x7D]) }
        }
    }

    @Test("A name twice among many is found")
    func manyNames() {
        let members = (0..<40).map { "\"n\($0)\":0" } + ["\"n3\":1"]
        #expect { try JSONParser.parse("{\(members.joined(separator: ","))}") } throws: {
            ($0 as? JSONSyntaxError)?.reason == .duplicateName("n3")
        }
    }

    @Test("32 levels are read, 33 are refused")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONParser.parse(nested(32))
        #expect { try JSONParser.parse(nested(33)) } throws: { ($0 as? JSONSyntaxError)?.reason == .tooDeep }
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(nested(100_000)) }
    }

    @Test("Names are compared by what they say, not by how they are escaped")
    func objects() throws {
        guard case .object(var object) = try JSONParser.parse(#"{"a":1,"b":2}"#) else {
            Issue.record("not an object")
            return
        }
        object["a"] = nil
        object["c"] = .boolean(true)
        #expect(object.members.map(\.name) == ["b", "c"])
    }
}
