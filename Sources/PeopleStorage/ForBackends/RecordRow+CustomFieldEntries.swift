import PeopleDomain

extension RecordRow {
    /// Reads time of creation, id and custom fields; then of a person first and last name and creator, of a company its
    /// name.
    @inlinable
    public mutating func customFieldEntry(
        _ query: CustomFieldEntryQuery, visibility: PersonVisibility
    ) -> CustomFieldEntry {
        let createdAt = time()
        switch query.entityType {
        case .people:
            let id = id(Person.self)
            let value = customFieldValues().values[query.key]
            let firstName = text()
            let name = optionalText().map { "\(firstName) \($0)" } ?? firstName
            let isVisible = visibility.includes(creator: optionalID(Person.self))
            return CustomFieldEntry(
                place: StorePlace(createdAt, id), value: value,
                holder: isVisible ? .person(id, name: name) : nil)
        case .companies:
            let id = id(Company.self)
            let value = customFieldValues().values[query.key]
            return CustomFieldEntry(
                place: StorePlace(createdAt, id), value: value, holder: .company(id, name: text()))
        }
    }
}
