import PeopleDomain

extension JSONWriter {
    /// - Parameter recordsTouched: for the answer to a change, how many records lost a value by it.
    package mutating func customField(_ definition: CustomFieldDefinition, recordsTouched: Int? = nil) {
        object { writer in
            writer.name("id")
            writer.value(definition.id)
            writer.name("entityType")
            writer.value(definition.entityType.rawValue)
            writer.name("name")
            writer.value(definition.name.string)
            writer.name("key")
            writer.value(definition.key.string)
            writer.name("type")
            writer.value(definition.rules.type.rawValue)
            writer.name("description")
            writer.optional(definition.description?.string)
            writer.name("isFilterable")
            writer.value(definition.flags.contains(.filterable))
            writer.name("isSortable")
            writer.value(definition.flags.contains(.sortable))
            writer.name("isRequired")
            writer.value(definition.flags.contains(.required))
            writer.name("isUnique")
            writer.value(definition.flags.contains(.unique))
            writer.name("settings")
            if let settings = definition.rules.settings { writer.value(.object(settings)) } else { writer.null() }
            writer.name("displayOrder")
            writer.value(definition.displayOrder)
            writer.times(definition)
            if let recordsTouched {
                writer.name("recordsTouched")
                writer.value(recordsTouched)
            }
        }
    }
}
