import NIOHTTP1
import PeopleApplication
import PeopleDomain
import PeopleRepresentation

/// The custom fields of people, or of companies (contract, section 4).
struct CustomFieldRoutes: Sendable {
    let customFields: CustomFieldService
    let entityType: EntityType

    private var path: String {
        switch entityType {
        case .people: "/api/people/custom-fields"
        case .companies: "/api/companies/custom-fields"
        }
    }

    var routes: [Route] {
        [
            .get(path, list),
            .post(path, create),
            .get("\(path)/{id}", get),
            .patch("\(path)/{id}", query: ["force"], update),
            .delete("\(path)/{id}", query: ["force"], delete),
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
        return .success(.created, message: "Custom field created successfully") { $0.customField(definition) }
    }

    private func get(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let definition = try await customFields.get(call.id(of: .customField), of: entityType, as: call.caller)
        return .success { $0.customField(definition) }
    }

    private func update(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        var query = call.query
        let force = query.force()
        try query.finish()
        let updated = try await customFields.update(
            call.id(of: .customField), of: entityType, force: force, as: call.caller
        ) { (definition) throws(ValidationFailure) in try CustomFieldBody.patch(body, of: definition) }
        return .success(message: "Custom field updated successfully") { writer in
            writer.customField(updated.definition, recordsTouched: updated.recordsTouched)
        }
    }

    private func delete(_ call: Call) async throws(ApplicationError) -> Answer {
        var query = call.query
        let force = query.force()
        try query.finish()
        let deleted = try await customFields.delete(
            call.id(of: .customField), of: entityType, force: force, as: call.caller)
        return .success(message: "Custom field deleted successfully") { writer in
            writer.object { writer in
                writer.name("id")
                writer.value(deleted.definition.id)
                writer.name("recordsTouched")
                writer.value(deleted.recordsTouched)
            }
        }
    }
}
