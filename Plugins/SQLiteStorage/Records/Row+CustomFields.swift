#if SQLite
import PeopleDomain
import PeopleStorage

extension Row {
    /// Reads the columns of ``CustomFieldQueries/definitions``.
    mutating func customField(of entityType: EntityType) -> CustomFieldDefinition? {
        let id = id(CustomFieldDefinition.self)
        let name = CustomFieldName(stored: text())
        let key = CustomFieldKey(text())
        let description = optionalText().map { CustomFieldDescription(stored: $0) }
        let flags = CustomFieldFlags(rawValue: int())
        let type = CustomFieldType(rawValue: text())
        let settings = optionalText()
        guard let type, let rules = CustomFieldRules(type: type, storedSettings: settings) else {
            refuse()
            return nil
        }
        let displayOrder = int()
        let createdAt = time()
        let updatedAt = time()
        return CustomFieldDefinition(
            id: id, entityType: entityType, name: name, key: key, description: description, flags: flags, rules: rules,
            displayOrder: displayOrder, createdAt: createdAt, updatedAt: updatedAt, revision: revision())
    }
}
#endif
