import Testing

@testable import PeopleCLI

@Suite struct TextTableTests {
    @Test func columnsAreAsWideAsWhatIsInThem() {
        #expect(TextTable.rows(["A", "NAME"], [["long", "José"], ["x", ""]]) == "A     NAME\nlong  José\nx")
    }

    @Test func controlCharactersAreNotPrinted() {
        #expect(TextTable.facts([("name", "a\u{1B}[2Jb\nc")]) == "name  a\u{FFFD}[2Jb\u{FFFD}c")
    }
}
