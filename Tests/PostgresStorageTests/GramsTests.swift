#if Postgres
import Testing

@testable import PostgresStorage

@Suite("PostgreSQL: grams")
struct GramsTests {
    @Test(
        "A text has its characters and pairs, each once and none across white space",
        arguments: [
            ("ab\tca", ["a", "b", "ab", "c", "ca"]), ("", []), ("aa a", ["a", "aa"]), ("é 字x", ["é", "字", "x", "字x"]),
        ])
    func grams(text: String, terms: [String]) throws {
        let numbers = Grams.arrayLiteral(of: text).dropFirst().dropLast().split(separator: ",").map { Int32($0) }
        #expect(numbers == terms.map { Grams.of(shortTerm: $0) })
    }

    @Test("A longer term is none")
    func longTerm() { #expect(Grams.of(shortTerm: "abc") == nil) }
}
#endif
