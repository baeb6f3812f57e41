import NIOHTTP1
import PeopleApplication
import PeopleDomain
import PeopleRepresentation
import PeopleStorage

/// Companies (contract, section 3).
struct CompanyRoutes: Sendable {
    let companies: CompanyService

    var routes: [Route] {
        [
            .get("/api/companies", query: QueryReader.fieldsAndPage + ["search", "deleted"], list),
            .post("/api/companies", create),
            .put("/api/companies", query: ["match"], upsert),
            .post("/api/companies/batch", batch),
            .get("/api/companies/{id}", get),
            .patch("/api/companies/{id}", update).conditional,
            .delete("/api/companies/{id}", query: ["erase"], delete).conditional,
            .action("/api/companies/{id}/restore", restore),
            .get("/api/companies/{id}/history", query: QueryReader.pageWithoutCursor, history),
        ]
    }

    private func list(_ call: Call) async throws(ApplicationError) -> Answer {
        var query = call.query
        if query.deleted() { return try await listDeleted(call) }
        let request = CompanyListRequest(
            search: query.search(), filters: query.filters(), sort: query.sort(), paging: query.paging())
        try query.finish()
        let found = try await companies.list(request, as: call.caller)
        return .success(capacity: 256 + 768 * found.items.count) { writer in
            writer.page(found, named: "companies") { $0.company($1) }
        }
    }

    private func create(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let company = try await companies.create(as: call.caller) { (schema) throws(ValidationFailure) in
            try CompanyBody.draft(body, schema)
        }
        return Answer.success(.created, message: "Company created successfully") { $0.company(company) }
            .tagged(as: company)
    }

    private func get(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let company = try await companies.get(call.id(of: .company), as: call.caller)
        return try call.showing(company) { $0.company(company) }
    }

    private func update(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let id: Company.ID = try call.id(of: .company)
        let expected = try call.conditions.expectedVersions()
        do throws(ApplicationError) {
            let company = try await companies.update(id, ifIn: expected, as: call.caller) {
                (schema) throws(ValidationFailure) in
                try CompanyBody.patch(body, schema)
            }
            return Answer.success(message: "Company updated successfully") { $0.company(company) }.tagged(as: company)
        } catch .stale(.company(let current)) {
            return .stale(current) { $0.company(current) }
        }
    }

    private func delete(_ call: Call) async throws(ApplicationError) -> Answer {
        var query = call.query
        let deletion: Deletion = query.erase() ? .erasing : .intoTrash
        try query.finish()
        let id: Company.ID = try call.id(of: .company)
        let expected = try call.conditions.expectedVersions()
        do throws(ApplicationError) {
            let company = try await companies.delete(id, deletion, ifIn: expected, as: call.caller)
            return .success(
                message: deletion == .erasing ? "Company erased successfully" : "Company deleted successfully"
            ) {
                $0.company(company)
            }
        } catch .stale(.company(let current)) {
            return .stale(current) { $0.company(current) }
        }
    }
}
