import PeopleApplication
import PeopleDomain
import PeopleRepresentation
import PeopleStorage

extension CompanyRoutes {
    func listDeleted(_ call: Call) async throws(ApplicationError) -> Answer {
        let page = try call.query.pageOfTrash()
        let found = try await companies.deleted(page: page, as: call.caller)
        return .success(capacity: 256 + 768 * found.items.count) { writer in
            writer.page(found, named: "companies") { writer, deleted in
                writer.company(deleted.record) { $0.deletion(deleted) }
            }
        }
    }

    func restore(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let restored = try await companies.restore(call.id(of: .company), as: call.caller)
        return .restored(message: "Company restored successfully", restored.changes) { $0.company(restored.record) }
    }

    func history(_ call: Call) async throws(ApplicationError) -> Answer {
        var query = call.query
        let page = query.page()
        try query.finish()
        let found = try await companies.history(of: call.id(of: .company), page: page, as: call.caller)
        return .success(capacity: 256 + 512 * found.items.count) { writer in
            writer.page(found, named: "history") { $0.historyEntry($1) }
        }
    }
}
