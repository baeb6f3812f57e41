import NIOHTTP1
import PeopleApplication
import PeopleDomain
import PeopleRepresentation
import PeopleStorage

/// People, and contacts, which is the older name of the same (contract, section 2).
struct PersonRoutes: Sendable {
    let people: PersonService
    let resource: PersonResource

    var routes: [Route] {
        [
            .get(resource.path, query: ["limit", "offset", "search", "companyId"], list),
            .post(resource.path, create),
            .put(resource.path, query: ["match"], upsert),
            .post("\(resource.path)/batch", batch),
            .get("\(resource.path)/{id}", get),
            .patch("\(resource.path)/{id}", update),
            .delete("\(resource.path)/{id}", delete),
        ]
    }

    private func list(_ call: Call) async throws(ApplicationError) -> Answer {
        var query = call.query
        let page = query.page()
        let wanted = PersonQuery(search: query.search(), companyID: query.companyID())
        try query.finish()
        let found = try await people.list(wanted, page: page, as: call.caller)
        return .success(capacity: 256 + 768 * found.items.count) { writer in
            writer.page(found, named: resource.listName) { writer, person in
                writer.person(person, .item, hasCustomFields: resource.hasCustomFields)
            }
        }
    }

    private func create(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let person = try await people.create(as: call.caller) { (schema) throws(ValidationFailure) in
            try PersonBody.draft(body, schema)
        }
        return .success(.created, message: "Person created successfully") { writer in
            writer.person(person, .written, hasCustomFields: resource.hasCustomFields)
        }
    }

    private func get(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let person = try await people.get(call.id(of: .person), as: call.caller)
        return .success { $0.person(person, .full, hasCustomFields: resource.hasCustomFields) }
    }

    private func update(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let id: Person.ID = try call.id(of: .person)
        let person = try await people.update(id, as: call.caller) { (schema) throws(ValidationFailure) in
            try PersonBody.patch(body, schema)
        }
        return .success(message: "Person updated successfully") { writer in
            writer.person(person, .written, hasCustomFields: resource.hasCustomFields)
        }
    }

    private func delete(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let person = try await people.delete(call.id(of: .person), as: call.caller)
        return .success(message: "Person deleted successfully") {
            $0.person(person, .full, hasCustomFields: resource.hasCustomFields)
        }
    }
}
