#if Postgres
import PeopleDomain

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

extension CustomFieldRules {
    /// `nil` for settings that ``storedSettings`` never gives.
    fileprivate init?(type: CustomFieldType, storedSettings: String?) {
        var settings: JSONObject?
        if let storedSettings {
            guard case .object(let object)? = try? JSONParser.parse(storedSettings) else { return nil }
            settings = object
        }
        guard let rules = try? CustomFieldRules(type: type, settings: settings) else { return nil }
        self = rules
    }

    /// The settings as they are stored: JSON.
    var storedSettings: String? {
        settings.map { settings in JSONWriter.text { $0.value(.object(settings)) } }
    }
}

extension EntityType {
    /// The number in the database.
    var storedNumber: Int64 {
        switch self {
        case .people: 1
        case .companies: 2
        }
    }

    fileprivate init?(storedNumber: Int64) {
        guard let type = Self.allCases.first(where: { $0.storedNumber == storedNumber }) else { return nil }
        self = type
    }

    /// Whose records have the values.
    var table: String {
        switch self {
        case .people: "person"
        case .companies: "company"
        }
    }
}
#endif
