import PeopleDomain
import Testing

@Suite("Histories, and what is erased")
struct HistoryTests {
    private let id = Person.ID(high: 0x0188_0000_0000_7000, low: 1 << 63)
    private let company = Company.ID(high: 0x0188_0000_0000_7000, low: 1 << 63 | 1)

    private func person(_ draft: PersonDraft, company: CompanySummary? = nil) -> Person {
        Person(
            id: id, draft: draft, company: company, isFullUser: false, createdBy: nil,
            createdAt: Timestamp(millisecondsSince1970: 0))
    }

    @Test("Changes are told field by field, as representations show values")
    func personChanges() throws {
        let before = person(PersonDraft(email: try EmailAddress("a@b.co"), firstName: try FirstName("Jo \"1\"")))
        var after = before
        after.firstName = try FirstName("Jo")
        after.latitude = try Latitude(1.5)
        after.customFields = CustomFieldValues([CustomFieldKey("cf_a"): .list(["x"])])
        after.company = CompanySummary(id: company, name: try CompanyName("Acme"), industry: nil, website: nil)
        let changes = after.fieldChanges(since: before)
        #expect(
            changes.json == """
                [{"field":"firstName","old":"Jo \\"1\\"","new":"Jo"},{"field":"latitude","old":null,"new":1.5},\
                {"field":"customFields.cf_a","old":null,"new":["x"]},\
                {"field":"company","old":null,"new":{"id":"\(company)","name":"Acme"}}]
                """)
        #expect(FieldChanges(changes.list) == changes)
        #expect(FieldChanges(looseJSON: changes.json.replacing(",", with: " , ")).json == changes.json)
        #expect(changes.withoutCustomFields.list.map(\.field) == ["firstName", "latitude", "company"])
        #expect(before.fieldChanges(since: before) == .none)
    }

    @Test("A company that is only called otherwise now is the same link")
    func sameCompany() throws {
        let draft = PersonDraft(email: nil, firstName: try FirstName("Jo"))
        let names = try ["Old", "New"].map { name in
            CompanySummary(id: company, name: try CompanyName(name), industry: nil, website: nil)
        }
        #expect(person(draft, company: names[1]).fieldChanges(since: person(draft, company: names[0])).isEmpty)
    }

    @Test(
        "A name is erased from mentions, and nothing else",
        arguments: [
            ("[@John](person:ID)", "[@erased]"), ("a [@J\\] ö](person:ID) b", "a [@erased] b"),
            ("[@a [@John](person:ID)", "[@a [@erased]"), ("[x](person:ID)", "[x](person:ID)"),
            ("[@a](person:ID)[@b](person:ID)", "[@erased][@erased]"), ("@John (person:ID)", "@John (person:ID)"),
            ("[@a](b) [@John](person:UPPER)!", "[@a](b) [@erased]!"), ("[@C](company:ID)", "[@C](company:ID)"),
        ])
    func erasing(text: String, expected: String) throws {
        func filled(_ text: String) -> String {
            text.replacing("ID", with: id.description).replacing("UPPER", with: id.description.uppercased())
        }
        let content = try NoteContent(filled(text))
        #expect(content.erasing(.person(id)).string == filled(expected))
        #expect(!content.erasing(.person(id)).mentions.contains(.person(id)))
    }

    @Test("Values fit as long as their field would take them as they are")
    func misfits() throws {
        func definition(_ name: String, _ rules: CustomFieldRules) throws -> CustomFieldDefinition {
            CustomFieldDefinition(
                id: CustomFieldDefinition.ID(high: 1, low: 1),
                draft: try CustomFieldDraft(entityType: .people, name: CustomFieldName(name), rules: rules),
                displayOrder: 0, createdAt: Timestamp(millisecondsSince1970: 0))
        }
        let schema = CustomFieldSchema(
            entityType: .people,
            definitions: [
                try definition("A", .text(maximumLength: 3)), try definition("B", .text(maximumLength: 3)),
                try definition("C", .boolean),
            ], revision: .first)
        let values = CustomFieldValues([
            CustomFieldKey("cf_a"): .text("abc"), CustomFieldKey("cf_b"): .text("abcd"),
            CustomFieldKey("cf_c"): .text("x"), CustomFieldKey("cf_gone"): .number(1),
        ])
        #expect(schema.misfits(in: values).map(\.string).sorted() == ["cf_b", "cf_c", "cf_gone"])
        #expect(schema.misfits(in: .none).isEmpty)
    }
}
