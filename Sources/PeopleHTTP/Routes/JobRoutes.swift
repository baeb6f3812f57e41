import PeopleApplication
import PeopleDomain
import PeopleRepresentation
import PeopleStorage

/// What is done in the background (contract, section 6).
struct JobRoutes: Sendable {
    let jobs: JobService

    var routes: [Route] {
        [
            .get("/api/jobs", query: QueryReader.pageWithoutCursor + ["personId", "state"], list),
            .get("/api/jobs/{jobId}", get),
            .delete("/api/jobs/{jobId}", cancel),
        ]
    }

    private func list(_ call: Call) async throws(ApplicationError) -> Answer {
        var query = call.query
        let page = query.page()
        let wanted = JobQuery(personID: query.personID(), state: query.jobState())
        try query.finish()
        let found = try await jobs.list(wanted, page: page, as: call.caller)
        return .success(capacity: 256 + 512 * found.items.count) { writer in
            writer.page(found, named: "jobs") { $0.job($1) }
        }
    }

    private func get(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let job = try await jobs.get(call.jobID(), as: call.caller)
        return .success { $0.job(job) }
    }

    private func cancel(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let job = try await jobs.cancel(call.jobID(), as: call.caller)
        return .success(message: job.state == .cancelled ? "Job cancelled successfully" : "Job was over already") {
            $0.job(job)
        }
    }
}

extension Call {
    fileprivate func jobID() throws(ApplicationError) -> Job.ID {
        guard let id = Job.ID(name: pathParameters[0]) else { throw .notFound(.job) }
        return id
    }
}
