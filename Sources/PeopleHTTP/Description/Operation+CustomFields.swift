import NIOHTTP1
import PeopleDomain

extension Operation {
    static func customFields(of entityType: EntityType) -> [Operation] {
        let path = entityType.customFieldsPath
        let (name, records) =
            switch entityType {
            case .people: ("Person", "people")
            case .companies: ("Company", "companies")
            }
        return [
            Operation(
                method: .GET, path: path, id: "list\(name)CustomFields", tag: .customFields,
                summary: "List the custom fields of \(records)", explanation: "All of them, in display order.",
                access: .scope(.read),
                success: Success(
                    status: .ok, schema: .success(.record([("customFields", .array(.named(.customField)))])))),
            Operation(
                method: .POST, path: path, id: "create\(name)CustomField", tag: .customFields,
                summary: "Give \(records) a custom field", access: .scope(.write), body: .newCustomField,
                success: .created(.customField, message: "Custom field created successfully"),
                codes: [.customFieldKeyTaken, .tooManyCustomFields], isVersioned: true),
            Operation(
                method: .GET, path: "\(path)/{id}", id: "get\(name)CustomField", tag: .customFields,
                summary: "Get a custom field of \(records)", access: .scope(.read), success: .record(.customField),
                isVersioned: true),
            Operation(
                method: .PATCH, path: "\(path)/{id}", id: "update\(name)CustomField", tag: .customFields,
                summary: "Change a custom field of \(records)",
                explanation: "An option that records have goes only with `force=true`, and their values with it.",
                access: .scope(.write), query: [.force, .dryRun], body: .customFieldChange,
                success: .forecast(
                    or: .changedCustomField, message: "Custom field updated successfully"),
                codes: [.customFieldInUse, .customFieldValuesShared], isVersioned: true),
            Operation(
                method: .DELETE, path: "\(path)/{id}", id: "delete\(name)CustomField", tag: .customFields,
                summary: "Delete a custom field of \(records)",
                explanation: "Where records have values, only with `force=true`, and the values go with it.",
                access: .scope(.write), query: [.force, .dryRun],
                success: .forecast(
                    or: .deletedCustomField, message: "Custom field deleted successfully"),
                codes: [.customFieldInUse], isVersioned: true),
        ]
    }
}

extension Operation.Success {
    /// What was done, or what would be.
    fileprivate static func forecast(or name: SchemaName, message: String) -> Self {
        Self(
            status: .ok,
            schema: .any(of: [
                .success(.named(name), message: message),
                .success(.named(.customFieldForecast), message: "Nothing was changed"),
            ]))
    }
}
