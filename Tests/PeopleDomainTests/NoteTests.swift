import PeopleDomain
import Testing

@Suite("Notes")
struct NoteTests {
    static let john = "550e8400-e29b-41d4-a716-446655440000"
    static let acme = "550e8400-e29b-41d4-a716-446655440001"

    @Test(
        "Mentions are found once each, in order",
        arguments: [
            ("Met [@John](person:\(john)) of [@Acme Inc](company:\(acme)) and [@J](person:\(john))", 2),
            ("[@[@John](person:\(john))", 1), ("[@John](person:\(john)", 0), ("[John](person:\(john))", 0),
            ("[@John](deal:\(john))", 0), ("[@John](person:123)", 0), ("](person:\(john))", 0),
            ("[@](person:\(john.uppercased()))", 1), ("[@a] (person:\(john))", 0), ("[@a](x)[@b](company:\(acme))", 1),
        ])
    func mentions(text: String, count: Int) throws {
        #expect(try NoteContent(text).mentions.count == count)
    }

    @Test("Content made to be slow is read in time")
    func hostile() throws {
        for pattern in ["[@", "](", "[@](", "[@a](person:"] {
            let text = String(repeating: pattern, count: NoteContent.maximumLength / pattern.count)
            #expect(try NoteContent(text).mentions.isEmpty)
        }
    }

    @Test("Content is kept as it was sent, and is not empty")
    func content() throws {
        #expect(try NoteContent("  # Hi \n").string == "  # Hi \n")
        #expect(throws: FieldFault.self) { try NoteContent(" \n") }
        #expect(throws: FieldFault.self) { try NoteContent(String(repeating: "x", count: 100_001)) }
    }
}
