import NIOHTTP1
import PeopleApplication
import PeopleDomain
import PeopleRepresentation
import PeopleStorage

extension EnrichmentRoutes {
    /// Of the people who are named, or of one page of those who match.
    func enrichMany(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        var query = call.query
        let request = PersonListRequest(
            search: query.search(), companyID: query.companyID(), filters: query.filters(), sort: query.sort(),
            paging: query.paging())
        try query.finish()
        let isListGiven = !query.isEmpty
        let ids = try read { () throws(ValidationFailure) in try EnrichBody.ids(body, isListGiven: isListGiven) }
        if let ids { return answer(try await enrichment.enrich(ids, as: call.caller), nextCursor: nil) }
        let (outcomes, nextCursor) = try await enrichment.enrich(matching: request, among: people, as: call.caller)
        return answer(outcomes, nextCursor: nextCursor)
    }

    private func answer(_ outcomes: [EnrichmentRequestOutcome], nextCursor: String?) -> Answer {
        let queued = outcomes.count { if case .success = $0.job { true } else { false } }
        return .success(capacity: 256 + 160 * outcomes.count) { writer in
            writer.object { writer in
                writer.name("results")
                writer.array(outcomes) { $0.outcome($1) }
                writer.name("queued")
                writer.value(queued)
                writer.name("failed")
                writer.value(outcomes.count - queued)
                writer.name("nextCursor")
                writer.optional(nextCursor)
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func outcome(_ outcome: EnrichmentRequestOutcome) {
        object { writer in
            writer.name("personId")
            writer.value(outcome.personID)
            switch outcome.job {
            case .success((let job, let isNew)):
                writer.name("outcome")
                writer.value(isNew ? "queued" : "unchanged")
                writer.name("jobId")
                writer.value(job.id.name)
            case .failure(let error):
                writer.name("outcome")
                writer.value("failed")
                ErrorResponse(error, method: .POST).write(to: &writer)
            }
        }
    }
}
