import PeopleDomain

/// A value of a custom field of which no two records have the same.
public struct UniqueValue: Hashable, Sendable {
    public let field: CustomFieldKey
    /// By which the record is found that has it.
    public let entry: FieldIndexEntry
}

extension CustomFieldSchema {
    /// The values of a record that no other may have.
    public func uniqueValues(of record: CustomFieldValues) -> [UniqueValue] {
        let fields = uniqueFields
        if fields.isEmpty || record.isEmpty { return [] }
        let values = record.values
        return fields.compactMap { field in values[field.key].flatMap(field.uniqueValue) }
    }

    /// The value by which a record is to be found.
    ///
    /// - Throws: ``StorageConflict/customFieldNotUnique(_:)``.
    public func uniqueValue(_ key: CustomFieldKey, _ value: CustomFieldValue) throws(StorageError) -> UniqueValue {
        guard let definition = definition(key.string), definition.flags.contains(.unique),
            let unique = CustomQueryField(definition).uniqueValue(value)
        else { throw .conflict(.customFieldNotUnique(key)) }
        return unique
    }
}

extension CustomQueryField {
    fileprivate func uniqueValue(_ value: CustomFieldValue) -> UniqueValue? {
        keys(of: value).first.map { UniqueValue(field: key, entry: FieldIndexEntry(field: indexNumber, key: $0)) }
    }

    var indexNumber: Int64 { QueryField.custom(self).indexNumber }
}

extension PersonMatch {
    /// What a person who matches and may not be seen stands in the way of.
    public var conflict: StorageConflict {
        switch self {
        case .email: .emailTaken
        case .customField(let key, _): .customFieldValueTaken(key)
        }
    }
}
