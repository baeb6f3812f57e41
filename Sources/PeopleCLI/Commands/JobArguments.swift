import ArgumentParser
import PeopleDomain
import PeopleRepresentation

/// The job that a command is about.
struct JobArguments: ParsableArguments {
    @Argument(help: "The job's id, as `people job list` shows it.")
    var id: String

    func jobID() throws(CommandFailure) -> Job.ID {
        guard let id = Job.ID(name: id[...]) else {
            throw CommandFailure("ID must be the id of a job, as job_….", status: .wrongUse)
        }
        return id
    }
}

extension OutputArguments {
    func text(_ job: Job) -> String { json ? JSONWriter.text { $0.job(job) } : TextTable.facts(job.facts) }
}

extension Job {
    /// For a person.
    fileprivate var facts: [(name: String, value: String)] {
        var facts = [
            ("id", id.name), ("kind", kind.rawValue), ("person", personID.description), ("state", state.rawValue),
            ("attempts", String(attempts)), ("created", createdAt.description),
        ]
        if let result = report.result { facts.append(("result", result.rawValue)) }
        if state == .queued { facts.append(("next attempt", nextAttemptAt.description)) }
        if let startedAt { facts.append(("started", startedAt.description)) }
        if let finishedAt { facts.append(("finished", finishedAt.description)) }
        if let failure = report.failure { facts.append(("failure", failure)) }
        for source in report.sources {
            let detail = source.detail.map { ", \($0)" } ?? ""
            facts.append((source.source.rawValue, "\(source.outcome.rawValue), \(source.values) values\(detail)"))
        }
        if !report.changedFields.isEmpty { facts.append(("changed", report.changedFields.joined(separator: ", "))) }
        return facts
    }
}
