import PeopleDomain
import PeopleStorage

// Random choices: small sets of names and addresses, so that they collide, and records of all organizations, so that
// walls are run into.
extension ComparedStore {
    func person(using random: inout SeededGenerator) -> Person.ID {
        if Int.random(in: 0..<20, using: &random) == 0 { return Person.ID(high: 1, low: 1) }
        // Mostly somebody who is not gone long since.
        return RandomText.pick(Bool.random(using: &random) ? people : people.suffix(20), using: &random)
    }

    func company(using random: inout SeededGenerator) -> Company.ID {
        companies.randomElement(using: &random) ?? Company.ID(high: 1, low: 1)
    }

    func subject(using random: inout SeededGenerator) -> NoteSubject {
        Bool.random(using: &random) ? .person(person(using: &random)) : .company(company(using: &random))
    }

    func companyName(using random: inout SeededGenerator) throws -> CompanyName {
        let names = ["Hooli", "HOOLI", "Straße", "STRASSE", "Café", "Cafe\u{301}", "Cafe", "日本", "100%", "a_b"]
        return try CompanyName(RandomText.pick(names, using: &random))
    }

    func email(using random: inout SeededGenerator) throws -> EmailAddress {
        let number = Int.random(in: 0..<8, using: &random)
        let tag = RandomText.pick(["", "", "+a", "+b"], using: &random)
        return try EmailAddress("\(RandomText.emailName(using: &random))\(number)\(tag)@x.example")
    }

    func phoneNumber(using random: inout SeededGenerator) throws -> PhoneNumber {
        let number = Int.random(in: 0..<4, using: &random)
        let pattern = RandomText.pick(["+1 555 000 000", "001-555-000-000", "555 000 000"], using: &random)
        return try PhoneNumber("\(pattern)\(number)")
    }

    func reference(using random: inout SeededGenerator) throws -> CompanyReference {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .none
        case 1: .existing(company(using: &random))
        default: .named(try companyName(using: &random))
        }
    }

    func randomDraft(using random: inout SeededGenerator) throws -> PersonDraft {
        // Either the email or the company can be refused: which of two refusals is said, is open.
        var draft = try RandomText.personDraft(0, using: &random)
        draft.email = nil
        if Bool.random(using: &random) { draft.phoneNumber = try phoneNumber(using: &random) }
        draft.customFields = randomValues(using: &random)
        if Bool.random(using: &random) {
            draft.email = try email(using: &random)
            draft.company = Bool.random(using: &random) ? .none : .named(try companyName(using: &random))
        } else {
            draft.company = try reference(using: &random)
        }
        return draft
    }

    func randomUpsert(using random: inout SeededGenerator) throws -> PersonUpsert {
        let email = try email(using: &random)
        var draft = try randomDraft(using: &random)
        draft.email = email
        // As in a patch: an email or a company can be refused, not both.
        if case .existing = draft.company { draft.company = .none }
        var patch = try randomPatch(using: &random)
        if case .set = patch.email {} else if Bool.random(using: &random) { patch.email = .set(email) }
        if case .set = patch.company { patch.email = .keep }
        let lacking = ValidationFailure(FieldFault(field: "firstName", "is required"))
        var match = PersonMatch.email(email)
        if Int.random(in: 0..<3, using: &random) == 0, let (key, value) = randomFieldMatch(using: &random) {
            match = .customField(key, value)
            if definedKeys[.people]?.contains(key) == true {
                draft.customFields.apply(CustomFieldChanges([key: value]))
            }
        }
        return PersonUpsert(
            match: match,
            draft: Int.random(in: 0..<4, using: &random) == 0 ? .failure(lacking) : .success(draft),
            patch: patch)
    }

    func randomCompanyUpsert(using random: inout SeededGenerator) throws -> CompanyUpsert {
        let name = try companyName(using: &random)
        let industry = try Industry(RandomText.firstName(using: &random))
        return CompanyUpsert(
            name: name, draft: .success(CompanyDraft(name: name, industry: industry)),
            patch: CompanyPatch(
                name: .set(name), industry: .set(industry), customFields: randomChanges(of: .companies, using: &random))
        )
    }

    func randomPatch(using random: inout SeededGenerator) throws -> PersonPatch {
        var patch = PersonPatch(customFields: randomChanges(using: &random))
        if Int.random(in: 0..<4, using: &random) == 0 {
            patch.phoneNumber = .set(Bool.random(using: &random) ? try phoneNumber(using: &random) : nil)
        }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: patch.email = .set(try email(using: &random))
        case 1: patch.company = .set(try reference(using: &random))
        case 2: patch.firstName = .set(try FirstName(RandomText.firstName(using: &random)))
        case 3: patch.lastName = .set(nil)
        default: patch.latitude = .set(try Latitude(Double.random(in: -90...90, using: &random)))
        }
        return patch
    }

    func randomValues(
        of entityType: EntityType = .people, using random: inout SeededGenerator
    ) -> CustomFieldValues {
        CustomFieldValues(randomChanges(of: entityType, using: &random).values.compactMapValues(\.self))
    }

    func randomChanges(
        of entityType: EntityType = .people, using random: inout SeededGenerator
    ) -> CustomFieldChanges {
        var changes: [CustomFieldKey: CustomFieldValue?] = [:]
        let defined = definedKeys[entityType] ?? []
        for field in comparedFields where defined.contains(field.key) && Bool.random(using: &random) {
            let value = Int.random(in: 0..<6, using: &random) == 0 ? nil : field.values.randomElement(using: &random)
            changes.updateValue(value, forKey: field.key)
        }
        return CustomFieldChanges(changes)
    }

    /// A field by which people may be told apart, and one of its values.
    func randomFieldMatch(using random: inout SeededGenerator) -> (key: CustomFieldKey, value: CustomFieldValue)? {
        let field = RandomText.pick(
            comparedFields.filter { $0.rules.type.possibleFlags.contains(.unique) }, using: &random)
        return field.values.randomElement(using: &random).map { (field.key, $0) }
    }
}
