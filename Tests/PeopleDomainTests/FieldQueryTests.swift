import PeopleDomain
import Testing

@Suite("Filters and orders")
struct FieldQueryTests {
    private static let empty = CustomFieldSchema(entityType: .people, definitions: [], revision: .first)

    private static func schema(_ fields: [(String, CustomFieldRules, CustomFieldFlags)]) throws -> CustomFieldSchema {
        let definitions = try fields.enumerated().map { index, field in
            let draft = try CustomFieldDraft(
                entityType: .people, name: CustomFieldName(field.0), flags: field.2, rules: field.1)
            return CustomFieldDefinition(
                id: .init(high: 0, low: UInt64(index)), draft: draft, displayOrder: index,
                createdAt: Timestamp(millisecondsSince1970: 0))
        }
        return CustomFieldSchema(entityType: .people, definitions: definitions, revision: .first)
    }

    @Test("Keys stand in the order of the values that they are made of")
    func keys() throws {
        let numbers = [
            -Double.greatestFiniteMagnitude, -1e9, -2.5, -1, -.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude, 1, 1.5,
            1e300,
        ]
        let texts = ["", "\u{1}", "-", "0", "9", "a", "aa", "AB", "b", "e\u{301}", "EZ", "é z", "ß", "z", "ö", "日本"]
        let times = [
            "0000-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
        ]
        let rows: [[SortKey]] = [
            numbers.map { SortKey($0) }, try times.map { SortKey(try #require(Timestamp($0))) },
            [SortKey(false), SortKey(true)],
        ]
        for keys in rows {
            #expect(keys == keys.sorted() && Set(keys).count == keys.count)
        }
        #expect(SortKey(0.0) == SortKey(-0.0))
        #expect(SortKey("STRASSE") == SortKey("straße") && SortKey("É") == SortKey("e\u{301}"))
        #expect(SortKey("e") < SortKey("é") && SortKey("é") < SortKey("f"))
        for text in texts { #expect(SortKey(text) < SortKey(text).successor) }
    }

    @Test("A long text has a key of its own")
    func longKeys() {
        let long = String(repeating: "x", count: SortKey.maximumLength)
        let keys = [SortKey(long), SortKey(long + "a"), SortKey(long + "b")]
        #expect(Set(keys).count == 3)
        #expect(keys.allSatisfy { $0.bytes.count == SortKey.maximumLength })
    }

    @Test("Ranges meet where both are")
    func ranges() {
        let (one, two, three) = (SortKey(1.0), SortKey(2.0), SortKey(3.0))
        #expect(KeyRange(from: one, to: three).intersection(KeyRange(from: two)) == KeyRange(from: two, to: three))
        #expect(KeyRange(from: one, to: two).intersection(KeyRange(from: two)) == nil)
        #expect(KeyRange.all.intersection(.only(two)) == .only(two))
        #expect(KeyRange.only(two).onlyKey == two && KeyRange(from: one, to: two).onlyKey == nil)
        #expect(KeyRange.only(two).contains(two) && !KeyRange.only(two).contains(two.successor))
    }

    @Test("Conditions on one field become one range, where a record has one value in it")
    func merging() throws {
        let options = try SelectOptions([SelectOption(value: OptionText("a")), SelectOption(value: OptionText("b"))])
        let schema = try Self.schema([("Tags", .multiselect(options), .filterable)])
        let query = try FieldQuery(
            filters: [
                FieldFilter("latitude", .greaterOrEqual, "1"), FieldFilter("cf_tags", "a"), FieldFilter("cf_tags", "b"),
                FieldFilter("latitude", .less, "2"), FieldFilter("latitude", .notEqual, "1.5"),
            ], sort: [], schema: schema)
        #expect(query.conditions.count == 4)
        #expect(query.conditions[0].test == .within([KeyRange(from: SortKey(1.0), to: SortKey(2.0))]))
        #expect(query.namesCustomFields)
    }

    @Test("What can't be asked is refused by its name, all at once")
    func faults() throws {
        let schema = try Self.schema([
            ("Plain", .text(maximumLength: nil), []), ("Score", .number(try NumberRules()), [.filterable]),
            ("Day", .date, [.filterable, .sortable]), ("Flag", .boolean, [.filterable]),
        ])
        let filters: [(FieldFilter, String)] = [
            (FieldFilter("nothing", "1"), "filter[nothing]"),
            (FieldFilter("cf_plain", .less, "1"), "filter[cf_plain][lt]"),
            (FieldFilter("cf_score", "ten"), "filter[cf_score]"), (FieldFilter("cf_score", "NaN"), "filter[cf_score]"),
            (FieldFilter("cf_score", .containing, "1"), "filter[cf_score][contains]"),
            (FieldFilter("cf_score", .oneOf, "1,,2"), "filter[cf_score][in]"),
            (FieldFilter("cf_day", "2024-02-30"), "filter[cf_day]"), (FieldFilter("cf_flag", "1"), "filter[cf_flag]"),
            (FieldFilter("cf_flag", .less, "true"), "filter[cf_flag][lt]"),
            (FieldFilter("email", ""), "filter[email]"),
            (FieldFilter("email", .isNull, "yes"), "filter[email][isNull]"),
            (FieldFilter("isConnector", .isNull, "true"), "filter[isConnector][isNull]"),
            (FieldFilter("companyId", "Hooli"), "filter[companyId]"),
            (FieldFilter("createdAt", "today"), "filter[createdAt]"),
            (FieldFilter("lastName", String(repeating: "x", count: 1001)), "filter[lastName]"),
        ]
        let error = #expect(throws: ValidationFailure.self) {
            try FieldQuery(
                filters: filters.map(\.0),
                sort: SortTerm.list("cf_score,-isConnector,nothing"), schema: schema)
        }
        #expect(error?.faults.map(\.field) == filters.map(\.1) + ["sort", "sort", "sort"])
        let flags = error?.faults.filter { $0.message.contains("is false for") }.map(\.message)
        #expect(
            flags == [
                "needs isFilterable, which is false for cf_plain", "needs isSortable, which is false for cf_score",
            ])
        for (sort, message) in [
            ("lastName,lastName", "must name each field once"), ("", "names no field of your people: "),
            ("email,firstName,lastName,address", "must name at most 3 fields"),
        ] {
            let error = #expect(throws: ValidationFailure.self) {
                try FieldQuery(filters: [], sort: SortTerm.list(sort), schema: schema)
            }
            #expect(error?.faults.contains { $0.message == message } == true)
        }
        let many = Array(repeating: FieldFilter("email", "a"), count: 21)
        #expect(throws: ValidationFailure.self) { try FieldQuery(filters: many, sort: [], schema: Self.empty) }
        let values = (0...100).map { "\($0)" }.joined(separator: ",")
        #expect(throws: ValidationFailure.self) {
            try FieldQuery(filters: [FieldFilter("email", .oneOf, values)], sort: [], schema: Self.empty)
        }
    }

    @Test("An order puts records without a value last, and lets age decide in the direction of the last term")
    func order() throws {
        let email = RecordOrder.Term(.person(.email))
        let down = RecordOrder.Term(.person(.email), isDescending: true)
        func position(_ key: String?, _ time: Int64) -> RecordPosition {
            RecordPosition(
                keys: [key.map { SortKey($0) }], createdAt: Timestamp(millisecondsSince1970: time),
                id: Identifier<Void>(high: 0, low: 0))
        }
        let (a, b, older, none) = (position("a", 2), position("b", 1), position("a", 1), position(nil, 0))
        #expect([b, none, a, older].sorted(by: RecordOrder([email]).precedes) == [older, a, b, none])
        #expect([none, older, a, b].sorted(by: RecordOrder([down]).precedes) == [b, a, older, none])
        #expect(!RecordOrder([email]).precedes(a, a))
    }
}
