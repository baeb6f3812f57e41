#if Postgres
import Testing

@testable import PostgresStorage

@Suite("PostgreSQL: grams")
struct GramsTests {
    @Test("A text has its characters and pairs, and none across white space")
    func grams() throws {
        let grams = Grams.of("ab\tc")
        #expect(grams == Set(["a", "b", "ab", "c"].compactMap { Grams.of(shortTerm: $0) }))
        #expect(Grams.of(shortTerm: "bc").map(grams.contains) == false)
        #expect(Grams.of(shortTerm: "ba").map(grams.contains) == false)
        #expect(Grams.of(shortTerm: "abc") == nil)
    }
}
#endif
