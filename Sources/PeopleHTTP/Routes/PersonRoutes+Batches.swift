import PeopleApplication
import PeopleDomain
import PeopleRepresentation

extension PersonRoutes {
    func upsert(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let key = PersonMatchKey(call.query.match())
        let written = try await people.upsert(as: call.caller) { (schema) throws(ValidationFailure) in
            try PersonBody.upsert(body, by: key, schema)
        }
        return Answer.upserted(
            written, created: "Person created successfully", updated: "Person updated successfully",
            unchanged: "Person was up to date"
        ) { writer, person in
            writer.person(person, .written, hasCustomFields: resource.hasCustomFields)
        }.tagged(as: written.record)
    }

    func batch(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let batch = try read { () throws(ValidationFailure) in try BatchBody<Person>(body, member: "person") }
        let report = try await people.batch(batch.mode, as: call.caller) { schema in
            batch.operations { (operation) throws(ValidationFailure) in try PersonOperation(operation, schema) }
        }
        return .batch(report, of: batch.items, named: "person") { writer, person in
            writer.person(person, .written, hasCustomFields: resource.hasCustomFields)
        }
    }
}

extension PersonOperation {
    /// - Throws: ``ValidationFailure`` with every fault.
    fileprivate init(
        _ operation: BatchItemBody<Person>.Operation, _ schema: CustomFieldSchema
    ) throws(ValidationFailure) {
        switch operation {
        case .create(let body): self = .create(try PersonBody.draft(body, schema))
        case .update(let id, let body): self = .update(id, try PersonBody.patch(body, schema))
        case .upsert(let body, let match):
            self = .upsert(try PersonBody.upsert(body, by: PersonMatchKey(match), schema))
        case .delete(let id): self = .delete(id)
        }
    }
}
