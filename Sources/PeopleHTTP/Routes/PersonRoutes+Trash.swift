import PeopleApplication
import PeopleDomain
import PeopleRepresentation
import PeopleStorage

extension PersonRoutes {
    func listDeleted(_ call: Call) async throws(ApplicationError) -> Answer {
        let page = try call.query.pageOfTrash()
        let found = try await people.deleted(page: page, as: call.caller)
        return .success(capacity: 256 + 768 * found.items.count) { writer in
            writer.page(found, named: resource.listName) { writer, deleted in
                writer.person(deleted.record, .item, hasCustomFields: resource.hasCustomFields) {
                    $0.deletion(deleted)
                }
            }
        }
    }

    func restore(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let restored = try await people.restore(call.id(of: .person), as: call.caller)
        return .restored(
            message: "Person restored successfully",
            resource.hasCustomFields ? restored.changes : restored.changes.withoutCustomFields
        ) { $0.person(restored.record, .written, hasCustomFields: resource.hasCustomFields) }
    }

    func history(_ call: Call) async throws(ApplicationError) -> Answer {
        var query = call.query
        let page = query.page()
        try query.finish()
        let found = try await people.history(of: call.id(of: .person), page: page, as: call.caller)
        return .success(capacity: 256 + 512 * found.items.count) { writer in
            writer.page(found, named: "history") { writer, entry in
                writer.historyEntry(entry, hasCustomFields: resource.hasCustomFields)
            }
        }
    }
}
