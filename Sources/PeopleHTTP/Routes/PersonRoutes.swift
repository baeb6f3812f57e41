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
            .get(resource.path, query: QueryReader.fieldsAndPage + ["search", "companyId", "deleted"], list),
            .post(resource.path, create),
            .put(resource.path, query: ["match"], upsert),
            .post("\(resource.path)/batch", batch),
            .post("\(resource.path)/{id}/merge", merge),
            .post("\(resource.path)/{id}/unmerge", unmerge),
            .get("\(resource.path)/duplicates", query: QueryReader.pageWithoutCursor + ["reason"], duplicates),
            .get("\(resource.path)/{id}", get),
            .patch("\(resource.path)/{id}", update).conditional,
            .delete("\(resource.path)/{id}", query: ["erase"], delete).conditional,
            .action("\(resource.path)/{id}/restore", restore),
            .get("\(resource.path)/{id}/history", query: QueryReader.pageWithoutCursor, history),
        ]
    }

    private func list(_ call: Call) async throws(ApplicationError) -> Answer {
        var query = call.query
        if query.deleted() { return try await listDeleted(call) }
        let request = PersonListRequest(
            search: query.search(), companyID: query.companyID(), filters: query.filters(), sort: query.sort(),
            paging: query.paging())
        try query.finish()
        let found = try await people.list(request, as: call.caller)
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
        return Answer.success(.created, message: "Person created successfully") { writer in
            writer.person(person, .written, hasCustomFields: resource.hasCustomFields)
        }.tagged(as: person)
    }

    private func get(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let person = try await people.get(call.id(of: .person), as: call.caller)
        return try call.showing(person) { $0.person(person, .full, hasCustomFields: resource.hasCustomFields) }
    }

    private func update(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let id: Person.ID = try call.id(of: .person)
        let expected = try call.conditions.expectedVersions()
        do throws(ApplicationError) {
            let person = try await people.update(id, ifIn: expected, as: call.caller) {
                (schema) throws(ValidationFailure) in
                try PersonBody.patch(body, schema)
            }
            return Answer.success(message: "Person updated successfully") { writer in
                writer.person(person, .written, hasCustomFields: resource.hasCustomFields)
            }.tagged(as: person)
        } catch .stale(.person(let current)) {
            return stale(current)
        }
    }

    private func delete(_ call: Call) async throws(ApplicationError) -> Answer {
        var query = call.query
        let deletion: Deletion = query.erase() ? .erasing : .intoTrash
        try query.finish()
        let id: Person.ID = try call.id(of: .person)
        let expected = try call.conditions.expectedVersions()
        do throws(ApplicationError) {
            let person = try await people.delete(id, deletion, ifIn: expected, as: call.caller)
            return .success(
                message: deletion == .erasing ? "Person erased successfully" : "Person deleted successfully"
            ) {
                $0.person(person, .full, hasCustomFields: resource.hasCustomFields)
            }
        } catch .stale(.person(let current)) {
            return stale(current)
        }
    }

    private func stale(_ person: Person) -> Answer {
        .stale(person) { $0.person(person, .full, hasCustomFields: resource.hasCustomFields) }
    }
}
