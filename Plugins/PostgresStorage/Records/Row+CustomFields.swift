#if Postgres
import PeopleDomain
import PeopleStorage

extension Row {
    /// Reads ``CustomFieldQueries/columns``.
    mutating func customField() -> CustomFieldDefinition? {
        let id = id(CustomFieldDefinition.self)
        let entityType = EntityType(storedNumber: int64())
        let name = CustomFieldName(stored: text())
        let key = CustomFieldKey(text())
        let description = optionalText().map { CustomFieldDescription(stored: $0) }
        let flags = CustomFieldFlags(rawValue: int())
        let type = CustomFieldType(rawValue: text())
        let settings = isNull() ? nil : json()
        let displayOrder = int()
        let createdAt = time()
        let updatedAt = time()
        let revision = revision()
        guard let entityType, let type, let rules = CustomFieldRules(type: type, storedSettings: settings) else {
            refuse()
            return nil
        }
        return CustomFieldDefinition(
            id: id, entityType: entityType, name: name, key: key, description: description, flags: flags, rules: rules,
            displayOrder: displayOrder, createdAt: createdAt, updatedAt: updatedAt, revision: revision)
    }
}
#endif
