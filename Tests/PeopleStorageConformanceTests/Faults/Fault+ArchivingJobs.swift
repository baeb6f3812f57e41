import PeopleDomain
import PeopleStorage

extension Fault {
    private static let everything = "Everything that is kept can be copied into another store"

    /// Faults of how an archive takes what is done in the background, and what it found.
    static let archivingJobs: [Fault] = [
        .archive("copies no jobs that have ended", caughtBy: everything) {
            Drops(base: $0) { $0.job.map { !$0.state.isAlive } ?? false }
        },
        .archive("forgets when something was found last", caughtBy: everything) {
            Rewrites(base: $0) { record in
                guard case .profile(var profile) = record else { return record }
                profile.enrichedAt = nil
                return .profile(profile)
            }
        },
        .archive("copies the tokens of the last month alone", caughtBy: everything) { base in
            Writes(base: base) { archive, records, id throws(StorageError) in
                try await archive.write(records.first?.table == .tokenUse ? records.suffix(1) : records, in: id)
            }
        },
        .archive(
            "takes profiles in any order", caughtBy: "An archive gives each record once, in order, in pages of any size"
        ) {
            Reads(base: $0) { archive, table, id, place, limit throws(StorageError) in
                let records = try await archive.records(of: table, in: id, after: place, limit: limit)
                return table == .profiles ? records.reversed() : records
            }
        },
        .archive(
            "ends what was waiting",
            caughtBy: "A copied job that waited is given out, once, and can be ended and followed"
        ) {
            Rewrites(base: $0) { record in
                guard let job = record.job, job.state == .queued else { return record }
                return .job(job.cancelled(at: job.createdAt))
            }
        },
        .archive(
            "keeps a job for whoever has it in the source",
            caughtBy:
                "A copied job that was running is given out at once, and whoever had it in the source has lost it"
        ) {
            Rewrites(base: $0) { record in
                guard var job = record.job, job.state == .running else { return record }
                job.nextAttemptAt = job.nextAttemptAt + .seconds(3600)
                return .job(job)
            }
        },
        .archive(
            "begins to count attempts anew",
            caughtBy: "A job that was begun as often as it may be has failed in the copy"
        ) {
            Rewrites(base: $0) { record in
                guard var job = record.job else { return record }
                job.attempts = 1
                return .job(job)
            }
        },
        .archive(
            "begins a new budget",
            caughtBy: "Tokens count on in a copy, and a later count of the source is brought there"
        ) {
            Drops(base: $0) { $0.table == .tokenUse }
        },
        .archive(
            "leaves a job as it was copied first",
            caughtBy: "What becomes of a job is brought to its copy, step by step, and never back"
        ) {
            Writes(base: $0) { archive, records, id throws(StorageError) in
                for record in records {
                    if record.job != nil, try await archive.kept(record, in: id) != nil { continue }
                    try await archive.write([record], in: id)
                }
            }
        },
        .archive(
            "says nothing of a job that has gone on",
            caughtBy: "What becomes of a job is brought to its copy, step by step, and never back"
        ) { PassesOverDeleted(base: $0) },
        .archive(
            "says nothing of what is known by now",
            caughtBy: "What becomes known of a person is brought to the copy, and never back"
        ) { PassesOverDeleted(base: $0) },
        .archive(
            "keeps what its source has forgotten, and has no room for what came after it",
            caughtBy: "Jobs that their source has forgotten meanwhile are forgotten in the copy too"
        ) {
            Writes(base: $0) { archive, records, id throws(StorageError) in
                for record in records {
                    let jobs = try await archive.records(of: .jobs, in: id, after: nil, limit: 1000)
                    let isNew = record.job != nil && !jobs.contains { $0.reference == record.reference }
                    if isNew && jobs.count >= StorageLimits.maximumFinishedJobs + 2 { continue }
                    try await archive.write([record], in: id)
                }
            }
        },
        .archive(
            "keeps quiet about jobs that are in the way",
            caughtBy: "A job that has the id or the place of another is refused, and both are named"
        ) { KeepsQuiet(base: $0) },
    ]
}
