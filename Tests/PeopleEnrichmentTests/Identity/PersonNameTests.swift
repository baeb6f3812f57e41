import Testing

@testable import PeopleEnrichment

@Suite("A name as others write it")
struct PersonNameTests {
    @Test(arguments: [
        ("José", "Núñez", "Jose Nunez"), ("Jose", "Nunez", "José NÚÑEZ"), ("Jane", "Doe", "Meet Jane Doe, our pilot"),
        ("Jane", "Doe", "Doe, Jane"), ("Jane", "Doe", "Dr. Jane M. Doe"), ("Jane", "Doe", "jane doe"),
        ("Ingrid", "Vasquez-Thorne", "Ingrid Vasquez Thorne"), ("Ludwig", "Beethoven", "Ludwig van Beethoven"),
        ("Seán", "O'Brien", "Sean O’Brien"), ("Dilan", "Brandt", "Dilan K. Brandt"),
        ("Anna Maria", "Rossi", "Anna Maria Rossi"),
        ("Müller", "Straße", "MÜLLER STRASSE"), ("Jane", nil, "Jane"),
    ])
    func stands(first: String, last: String?, text: String) {
        #expect(PersonName(.of(first, last, "a@b.example")).stands(in: text))
    }

    @Test(arguments: [
        ("Jane", "Doe", "Jane Smith"), ("Jane", "Doe", "Janet Doe"), ("Jane", "Doe", "Jane and Maria Doe"),
        ("Jane", "Doe", "Jane went home. Somebody called Doe"), ("Jane", "Doe", "janedoe"), ("Jane", "Doe", ""),
        ("Jane", "Doe", "Jane Doerr"), ("Al", "Bo", "Alabama Bo"),
    ])
    func doesNotStand(first: String, last: String, text: String) {
        #expect(!PersonName(.of(first, last, "a@b.example")).stands(in: text))
    }

    @Test func somebodyIsNamedByANameAndNotByASentence() {
        let name = PersonName(.of("Jane", "Doe", "a@b.example"))
        #expect(name.isNamed(by: "Prof. Dr. Jane Doe, PhD"))
        #expect(!name.isNamed(by: "A page that tells of Jane Doe and others"))
        #expect(name.isSpelled(in: "jane-doe-1234"))
        #expect(!name.isSpelled(in: "jane-smith"))
    }
}
