import PeopleApplication
import PeopleDomain
import Testing

@testable import PeopleHTTP

@Suite("Entity tags and keys in headers")
struct ConditionTests {
    @Test(
        "A list of entity tags is read as RFC 9110 has it",
        arguments: [
            (#""a""#, ["a"], []), (#"W/"a""#, [], ["a"]), (#""a", W/"b" ,"c,d""#, ["a", "c,d"], ["b"]),
            (#", "a",, "#, ["a"], []), (#""""#, [""], []), (#""é""#, ["é"], []), ("\t\"a\"\t,\t\"b\"", ["a", "b"], []),
        ] as [(String, [String], [String])])
    func lists(text: String, strong: [String], weak: [String]) throws {
        guard case .tags(let tags) = try EntityTagList(text) else {
            Issue.record("\(text)")
            return
        }
        #expect(tags.filter { !$0.isWeak }.map(\.opaque) == strong)
        #expect(tags.filter(\.isWeak).map(\.opaque) == weak)
    }

    @Test("A star is any state")
    func star() throws {
        #expect(try EntityTagList("*") == .any)
        #expect(try EntityTagList(" * ") == .any)
    }

    @Test(
        "What is no list of entity tags is refused",
        arguments: [
            "", " ", ",", "a", #""a"#, #"a""#, #""a" "b""#, #"w/"a""#, #"W/ "a""#, #""a b""#, "*, \"a\"", #""a", *"#,
            "\"a\u{7F}\"", #""a"x"#, "W/", "'a'",
        ])
    func malformed(text: String) {
        #expect(throws: FieldFault.self) { try EntityTagList(text) }
    }

    @Test("A list and its tags are bounded")
    func bounds() throws {
        let tag = "\"\(String(repeating: "x", count: EntityTagList.maximumLength))\""
        #expect(throws: Never.self) { try EntityTagList(Array(repeating: tag, count: 50).joined(separator: ",")) }
        #expect(throws: FieldFault.self) {
            try EntityTagList(Array(repeating: tag, count: 51).joined(separator: ","))
        }
        #expect(throws: FieldFault.self) { try EntityTagList("\"x\(tag.dropFirst())") }
    }

    @Test("Our tags name a version, and others none")
    func versions() {
        let version = RecordVersion(number: 0x0123_4567_89AB_CDEF)
        #expect(EntityTag(version).text == #""0123456789abcdef""#)
        #expect(EntityTag(version).version == version)
        for other in ["0123456789ABCDEF", "123456789abcdef", "0123456789abcdeg", "", "00123456789abcdef"] {
            #expect(EntityTag(isWeak: false, opaque: other).version == nil, "\(other)")
        }
    }

    @Test(
        "A key is read with quotes and without, and is the same",
        arguments: [
            ("abc", "abc"), (#""abc""#, "abc"), (" abc ", "abc"), (#""a b""#, "a b"), (#""a\"b\\c""#, #"a"b\c"#),
            ("8e03978e-40d5-43dd-bc93-6894a57f9324", "8e03978e-40d5-43dd-bc93-6894a57f9324"),
            ("a:b/c=+_~!", "a:b/c=+_~!"),
            (#""a,b;c""#, "a,b;c"), ("x'y", "x'y"),
        ])
    func keys(text: String, key: String) throws {
        #expect(try IdempotencyKeyHeader.read(.once(text))?.string == key)
    }

    @Test(
        "What is no key is refused, with the name of the header",
        arguments: [
            "", "\"\"", "\"abc", "abc\"", #""a"b"#, #""a\b""#, "a b", "a,b", "a;b", "é", "\"é\"", #""abc";q=1"#, "\"\\",
            "\"a\tb\"", String(repeating: "x", count: 256), "\"\(String(repeating: "x", count: 256))\"",
        ])
    func malformedKeys(text: String) {
        for field in [RequestFields.Field.once(text), .repeated] {
            let error = #expect(throws: ApplicationFault.self) { try ApplicationFault.of(field) }
            #expect(error?.fields == ["Idempotency-Key"])
        }
    }
}

/// The fields of what a header is refused for.
private struct ApplicationFault: Error {
    let fields: [String]

    static func of(_ field: RequestFields.Field) throws(ApplicationFault) {
        do {
            _ = try IdempotencyKeyHeader.read(field)
        } catch {
            guard case .invalid(let failure) = error else { return }
            throw ApplicationFault(fields: failure.faults.map(\.field))
        }
    }
}
