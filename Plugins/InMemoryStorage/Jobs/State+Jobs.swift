import PeopleDomain
import PeopleStorage

extension State {
    // MARK: Workers

    mutating func claimJobs(_ kinds: Set<JobKind>, limit: Int, lease: Duration, now: Timestamp) -> [LeasedJob] {
        if limit < 1 { return [] }
        var due: [OwnedKeptJob] = []
        for (organization, state) in records {
            due += state.jobs.alive.filter { kinds.contains($0.job.kind) && $0.claimableSince <= now }
                .map { OwnedKeptJob(kept: $0, organization: organization) }
        }
        due.sort { ($0.kept.claimableSince, $0.kept.id) < ($1.kept.claimableSince, $1.kept.id) }
        var claimed: [LeasedJob] = []
        for (kept, organization) in due.lazy.map({ ($0.kept, $0.organization) }) {
            if claimed.count == min(limit, StorageLimits.maximumClaimed) { break }
            let next: KeptJob
            if kept.job.isSpent {
                next = KeptJob(kept.job.abandoned(at: now))
            } else if records[organization]?.people[kept.job.personID] == nil {
                next = KeptJob(kept.job.cancelled(at: now))
            } else {
                let token = JobLeaseToken.random()
                next = KeptJob(kept.job.begun(at: now), lease: KeptJob.Lease(token: token, until: now + lease))
                claimed.append(
                    LeasedJob(
                        job: next.job, lease: JobLease(jobID: kept.id, token: token), organizationID: organization))
            }
            records[organization]?.jobs.replace(next)
        }
        return claimed
    }

    mutating func renew(_ leases: [JobLease], until: Timestamp) -> Set<JobLease> {
        var held: Set<JobLease> = []
        for lease in leases.prefix(StorageLimits.maximumClaimed) {
            guard let organization = ownedJob(lease.jobID)?.organizationID,
                var kept = records[organization]?.jobs[lease.jobID], kept.isHeld(by: lease)
            else { continue }
            kept.lease?.until = until
            records[organization]?.jobs.replace(kept)
            held.insert(lease)
        }
        return held
    }

    // MARK: Reads

    func jobBacklog(at now: Timestamp) -> JobBacklog {
        let alive = records.values.flatMap(\.jobs.alive)
        let waiting = alive.filter { $0.claimableSince <= now }
        return JobBacklog(
            waiting: waiting.count, running: alive.count { $0.job.state == .running && $0.claimableSince > now },
            oldestDueAt: waiting.map(\.claimableSince).min())
    }

    func ownedJob(_ id: Job.ID) -> OwnedJob? {
        for (organization, state) in records {
            if let kept = state.jobs[id] { return OwnedJob(job: kept.job, organizationID: organization) }
        }
        return nil
    }

    func jobs(in state: JobState?, limit: Int) -> [OwnedJob] {
        let found = records.flatMap { organization, records in
            records.jobs.newestFirst.lazy.filter { state == nil || $0.job.state == state }
                .prefix(limit).map { OwnedKeptJob(kept: $0, organization: organization) }
        }
        return found.sorted { $0.kept.place > $1.kept.place }.prefix(min(limit, StorageLimits.maximumListed))
            .map { OwnedJob(job: $0.kept.job, organizationID: $0.organization) }
    }
}

private struct OwnedKeptJob {
    let kept: KeptJob
    let organization: Organization.ID
}
