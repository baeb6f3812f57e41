import PeopleDomain
import PeopleStorage

extension World {
    /// José, Jane, Max and Ann, a second apart, who differ in every field. José was changed last.
    func furnishForQueries() async throws -> [String: Person] {
        let repository = acme.repository
        let drafts = try [
            PersonDraft(
                email: EmailAddress("jose@acme.com"), firstName: FirstName("José"), lastName: LastName("Doe"),
                address: PostalAddress("1 Main St"), isSolutionProvider: true, company: .named(CompanyName("Hooli"))),
            PersonDraft(
                email: EmailAddress("jane@acme.com"), firstName: FirstName("Jane"), lastName: LastName("doe"),
                phoneNumber: PhoneNumber("+1 555 0100"), latitude: Latitude(52.5), longitude: Longitude(0),
                isConnector: true, company: .named(CompanyName("HOOLI"))),
            PersonDraft(
                email: EmailAddress("max@ACME.com"), firstName: FirstName("Max"), lastName: LastName("Aler"),
                latitude: Latitude(-10.5), longitude: Longitude(120)),
            PersonDraft(email: nil, firstName: FirstName("Ann")),
        ]
        var people: [String: Person] = [:]
        for draft in drafts {
            clock.advance(by: .seconds(1))
            let person = try await repository.createPerson(draft)
            people[person.firstName.string] = person
        }
        clock.advance(by: .seconds(1))
        let jose = try expectPresent(people["José"])
        people["José"] = try await repository.updatePerson(
            jose.id, PersonPatch(phoneNumber: .set(PhoneNumber("0700"))))
        return people
    }

    /// A field of each type, named for it, filterable and sortable where it can be.
    func defineFieldsOfEveryType() async throws {
        let options = try SelectOptions.sample("a", "b", "c")
        let rules: [CustomFieldRules] = [
            .text(maximumLength: nil), .number(try NumberRules()), .boolean, .date, .datetime, .url, .email, .phone,
            .select(options), .multiselect(options),
        ]
        for rules in rules {
            try await acme.repository.defineField(
                rules.type.rawValue, rules,
                flags: rules.type.possibleFlags.intersection([.filterable, .sortable]))
        }
    }
}

enum Samples {
    /// Values for ``World/defineFieldsOfEveryType()``, by the names of people.
    static let ofEveryType: [(name: String, values: [String: CustomFieldValue])] = [
        (
            "A",
            [
                "cf_text": .text("Ops"), "cf_number": .number(-2.5), "cf_boolean": .boolean(true),
                "cf_date": .text("2024-01-15"), "cf_datetime": .text("2024-01-15T10:00:00.000Z"),
                "cf_url": .text("https://acme.com/a"), "cf_email": .text("a@Acme.com"), "cf_phone": .text("0700"),
                "cf_select": .text("a"), "cf_multiselect": .list(["a"]),
            ]
        ),
        (
            "B",
            [
                "cf_text": .text("Sales"), "cf_number": .number(10), "cf_boolean": .boolean(false),
                "cf_date": .text("2024-02-29"), "cf_datetime": .text("2024-06-01T00:00:00.000Z"),
                "cf_url": .text("https://b.example"), "cf_email": .text("b@b.co"), "cf_phone": .text("+1 555"),
                "cf_select": .text("b"), "cf_multiselect": .list(["a", "b"]),
            ]
        ),
        ("C", ["cf_number": .number(1e300)]),
    ]
}
