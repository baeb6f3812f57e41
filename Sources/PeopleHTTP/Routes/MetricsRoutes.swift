import NIOHTTP1
import PeopleApplication
import PeopleDomain
import PeopleStorage

/// What the workers of this process did, and what waits in the store (contract, section 7). No key is needed.
struct MetricsRoutes: Sendable {
    let jobs: JobService

    static let mediaType: StaticString = "text/plain; version=0.0.4; charset=utf-8"

    var routes: [Route] { [.open("/metrics", metrics)] }

    private func metrics() async throws(ApplicationError) -> Answer {
        var text = MetricsText()
        // What the process counts itself is told also where the store is away, which /readyz tells of.
        if let backlog = try? await jobs.backlog() { add(backlog, to: &text) }
        add(jobs.meter.snapshot, to: &text)
        var answer = Answer(status: .ok, body: Array(text.text.utf8))
        answer.mediaType = Self.mediaType
        return answer
    }

    private func add(_ backlog: JobBacklog, to text: inout MetricsText) {
        text.add("people_jobs_waiting", .gauge, "Jobs that are due and with no worker.", backlog.waiting)
        text.add("people_jobs_running", .gauge, "Jobs that are with a worker.", backlog.running)
        let age = backlog.oldestDueAt.map { max(.zero, jobs.now - $0) } ?? .zero
        text.add(
            "people_jobs_oldest_age_seconds", .gauge, "How long the job waits that waits longest.",
            Int(age.components.seconds))
    }

    private func add(_ counts: JobCounts, to text: inout MetricsText) {
        text.add(
            "people_job_attempts_total", .counter, "Attempts of jobs by how they ended.",
            counts.attempts.map { ([("kind", $0.kind.rawValue), ("end", $0.end)], $1) })
        text.add(
            "people_enrichment_source_answers_total", .counter, "Answers of sources by their outcome.",
            counts.sources.map { ([("source", $0.source.rawValue), ("outcome", $0.outcome.rawValue)], $1) })
        text.add(
            "people_enrichment_values_total", .counter, "Values that sources gave.",
            counts.values.map { ([("source", $0.rawValue)], $1) })
        text.add("people_enrichment_tokens_total", .counter, "Tokens that models read and wrote.", counts.tokens)
    }
}
