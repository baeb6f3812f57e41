import NIOHTTP1
import PeopleApplication
import PeopleDomain
import PeopleRepresentation
import PeopleStorage

/// The custom fields of people, or of companies (contract, section 4).
struct CustomFieldRoutes: Sendable {
    let customFields: CustomFieldService
    let entityType: EntityType

    private var path: String { entityType.customFieldsPath }

    var routes: [Route] {
        [
            .get(path, list),
            .post(path, create),
            .get("\(path)/{id}", get),
            .patch("\(path)/{id}", query: ["force", "dryRun"], update).conditional,
            .delete("\(path)/{id}", query: ["force", "dryRun"], delete).conditional,
        ]
    }

    private func list(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let schema = try await customFields.schema(for: entityType, as: call.caller)
        return .success(capacity: 256 + 512 * schema.definitions.count) { writer in
            writer.object { writer in
                writer.name("customFields")
                writer.array(schema.definitions) { $0.customField($1) }
            }
        }
    }

    private func create(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let draft = try read { () throws(ValidationFailure) in try CustomFieldBody.draft(body, for: entityType) }
        let definition = try await customFields.create(draft, as: call.caller)
        return Answer.success(.created, message: "Custom field created successfully") { $0.customField(definition) }
            .tagged(as: definition)
    }

    private func get(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let definition = try await customFields.get(call.id(of: .customField), of: entityType, as: call.caller)
        return try call.showing(definition) { $0.customField(definition) }
    }

    private func update(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        var query = call.query
        let force = query.force()
        let isDryRun = query.dryRun()
        try query.finish()
        let id: CustomFieldDefinition.ID = try call.id(of: .customField)
        let expected = try call.conditions.expectedVersions()
        let patch: @Sendable (CustomFieldDefinition) throws(ValidationFailure) -> CustomFieldPatch = {
            (definition) throws(ValidationFailure) in try CustomFieldBody.patch(body, of: definition)
        }
        if isDryRun {
            return Self.answer(
                try await customFields.forecastUpdate(id, of: entityType, as: call.caller, patch))
        }
        do throws(ApplicationError) {
            let updated = try await customFields.update(
                id, of: entityType, force: force, ifIn: expected, as: call.caller, patch)
            return Answer.success(message: "Custom field updated successfully") { writer in
                writer.customField(updated.definition, recordsTouched: updated.recordsTouched)
            }.tagged(as: updated.definition)
        } catch .stale(.customField(let current)) {
            return .stale(current) { $0.customField(current) }
        }
    }

    private func delete(_ call: Call) async throws(ApplicationError) -> Answer {
        var query = call.query
        let force = query.force()
        let isDryRun = query.dryRun()
        try query.finish()
        let id: CustomFieldDefinition.ID = try call.id(of: .customField)
        let expected = try call.conditions.expectedVersions()
        if isDryRun {
            return Self.answer(try await customFields.forecastDeletion(id, of: entityType, as: call.caller))
        }
        do throws(ApplicationError) {
            let deleted = try await customFields.delete(
                id, of: entityType, force: force, ifIn: expected, as: call.caller)
            return .success(message: "Custom field deleted successfully") { writer in
                writer.object { writer in
                    writer.name("id")
                    writer.value(deleted.definition.id)
                    writer.name("recordsTouched")
                    writer.value(deleted.recordsTouched)
                }
            }
        } catch .stale(.customField(let current)) {
            return .stale(current) { $0.customField(current) }
        }
    }

    private static func answer(_ forecast: CustomFieldForecast) -> Answer {
        .success(message: "Nothing was changed") { $0.customFieldForecast(forecast) }
    }
}

extension EntityType {
    /// Where the custom fields of its records are.
    var customFieldsPath: String {
        switch self {
        case .people: "/api/people/custom-fields"
        case .companies: "/api/companies/custom-fields"
        }
    }
}
