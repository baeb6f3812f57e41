import NIOHTTP1
import PeopleDomain
import PeopleStorage

/// The calls about what is done in the background (contract, section 6).
extension Operation {
    static let jobs = [
        Operation(
            method: .GET, path: "/api/jobs", id: "listJobs", tag: .enrichment, summary: "List jobs",
            explanation: """
                Newest first. Of a person and kind, the last \(StorageLimits.maximumFinishedJobs) that are over are kept. \
                A restricted key sees those of the people that its user created.
                """,
            access: .scope(.read), query: QueryParameter.pageWithoutCursor + [.personID, .jobState],
            success: .page(of: .job, named: "jobs")),
        Operation(
            method: .GET, path: "/api/jobs/{jobId}", id: "getJob", tag: .enrichment, summary: "Get a job",
            access: .scope(.read), success: .record(.job)),
        Operation(
            method: .DELETE, path: "/api/jobs/{jobId}", id: "cancelJob", tag: .enrichment, summary: "Cancel a job",
            explanation: "What a worker finds from then on is not stored. A job that is over stays as it is.",
            access: .scope(.write),
            success: Success(
                status: .ok,
                schema: .record([
                    ("success", Schema(["const": true])), ("data", .named(.job)),
                    ("message", .oneOf(["Job cancelled successfully", "Job was over already"])),
                ]))),
    ]
}
