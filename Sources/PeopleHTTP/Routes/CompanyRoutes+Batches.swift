import PeopleApplication
import PeopleDomain
import PeopleRepresentation

extension CompanyRoutes {
    func upsert(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let key = call.query.match()
        let written = try await companies.upsert(as: call.caller) { (schema) throws(ValidationFailure) in
            try CompanyBody.upsert(body, by: key, schema)
        }
        return Answer.upserted(
            written, created: "Company created successfully", updated: "Company updated successfully",
            unchanged: "Company was up to date"
        ) { $0.company($1) }.tagged(as: written.record)
    }

    func batch(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let batch = try read { () throws(ValidationFailure) in try BatchBody<Company>(body, member: "company") }
        let report = try await companies.batch(batch.mode, as: call.caller) { schema in
            batch.operations { (operation) throws(ValidationFailure) in try CompanyOperation(operation, schema) }
        }
        return .batch(report, of: batch.items, named: "company") { $0.company($1) }
    }
}

extension CompanyOperation {
    /// - Throws: ``ValidationFailure`` with every fault.
    fileprivate init(
        _ operation: BatchItemBody<Company>.Operation, _ schema: CustomFieldSchema
    ) throws(ValidationFailure) {
        switch operation {
        case .create(let body): self = .create(try CompanyBody.draft(body, schema))
        case .update(let id, let body): self = .update(id, try CompanyBody.patch(body, schema))
        case .upsert(let body, let match): self = .upsert(try CompanyBody.upsert(body, by: match, schema))
        case .delete(let id): self = .delete(id)
        }
    }
}
