#if Postgres
import Testing

@testable import PostgresStorage

@Suite("PostgreSQL: grams")
struct GramsTests {
    @Test(
        "A text has its pairs and rarer characters, each once and none across white space",
        arguments: [
            ("ab\tcab", ["ab", "ca"]), ("", []), ("aa a", ["aa"]), ("é 字xé", ["é", "字", "字x", "xé"]),
        ])
    func grams(text: String, terms: [String]) throws {
        let numbers = Grams.arrayLiteral(of: text).dropFirst().dropLast().split(separator: ",").map { Int32($0) }
        #expect(numbers == terms.map { Grams.of(shortTerm: $0) })
    }

    @Test("A single ASCII character and a longer term are none", arguments: ["a", "@", "abc"])
    func noGram(term: String) { #expect(Grams.of(shortTerm: term) == nil) }
}
#endif
