import PeopleApplication
import PeopleDomain
import PeopleRepresentation

/// Looking for profiles of people, and deciding on what was found (contract, section 6).
struct EnrichmentRoutes: Sendable {
    let enrichment: EnrichmentService
    let people: PersonService
    let resource: PersonResource

    var routes: [Route] {
        [
            .action("\(resource.path)/{id}/enrich", enrich),
            .post("\(resource.path)/enrich", query: QueryReader.fieldsAndPage + ["search", "companyId"], enrichMany),
            .get("\(resource.path)/{id}/enrichment", profile),
            .post("\(resource.path)/{id}/enrichment/revert", revert),
            .action("\(resource.path)/{id}/enrichment/{valueId}/accept", accept),
            .action("\(resource.path)/{id}/enrichment/{valueId}/reject", reject),
        ]
    }

    private func enrich(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let (job, person) = try await enrichment.enrich(call.id(of: .person), as: call.caller)
        return .success(message: "Enrichment job created for \(person.fullName)") { writer in
            writer.object { writer in
                writer.name("jobId")
                writer.value(job.id.name)
                writer.name("personId")
                writer.value(person.id)
                writer.name("personName")
                writer.value(person.fullName)
                writer.name("personEmail")
                writer.optional(person.email?.string)
            }
        }
    }

    private func profile(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        return .enrichment(try await enrichment.profile(of: call.id(of: .person), as: call.caller))
    }

    private func revert(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let id: Person.ID = try call.id(of: .person)
        let job = try read { () throws(ValidationFailure) in try RevertBody.job(body) }
        let profile = try await enrichment.revert(job, of: id, as: call.caller)
        return .enrichment(profile, message: "Enrichment reverted successfully")
    }

    private func accept(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let profile = try await enrichment.accept(
            call.id(1, of: .enrichedValue), of: call.id(of: .person), as: call.caller)
        return .enrichment(profile, message: "Value accepted successfully")
    }

    private func reject(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let profile = try await enrichment.reject(
            call.id(1, of: .enrichedValue), of: call.id(of: .person), as: call.caller)
        return .enrichment(profile, message: "Value rejected successfully")
    }
}

extension Answer {
    fileprivate static func enrichment(_ profile: EnrichmentProfile, message: String? = nil) -> Answer {
        .success(message: message, capacity: 256 + 1024 * profile.values.count) {
            $0.enrichment(profile)
        }
    }
}
