import PeopleDomain

/// What one record has for a custom field.
public struct CustomFieldEntry: Hashable, Sendable {
    /// Where the record stands: the next step begins behind it.
    public let place: StorePlace
    /// `nil` where it has none.
    public let value: CustomFieldValue?
    /// Whose value it is; `nil` for a person beyond the scope's visibility, who is counted and not shown.
    public let holder: Holder?

    public enum Holder: Hashable, Sendable {
        case person(Person.ID, name: String)
        case company(Company.ID, name: String)
    }

    public init(place: StorePlace, value: CustomFieldValue?, holder: Holder?) {
        self.place = place
        self.value = value
        self.holder = holder
    }
}

extension CustomFieldEntry {
    /// What a person has, as far as a scope sees it.
    public init(_ person: Person, key: CustomFieldKey, visibility: PersonVisibility) {
        self.init(
            place: StorePlace(person.createdAt, person.id), value: person.customFields.values[key],
            holder: visibility.includes(person) ? .person(person.id, name: person.fullName) : nil)
    }

    public init(_ company: Company, key: CustomFieldKey) {
        self.init(
            place: StorePlace(company.createdAt, company.id), value: company.customFields.values[key],
            holder: .company(company.id, name: company.name.string))
    }
}
