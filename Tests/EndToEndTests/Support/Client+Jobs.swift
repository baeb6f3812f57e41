extension Client {
    /// Waits until a job is over.
    func waitForJob(_ id: String?, seconds: Int = 60) async throws {
        let until = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < until {
            let state = try await send("GET", "/api/jobs/\(id ?? "")").json["data.state"]?.string
            if let state, state != "queued", state != "running" { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Failure("the job \(id ?? "") does not end")
    }

    /// Waits until all jobs are over, and there are so many.
    func waitForJobs(of count: Int = 1) async throws {
        let until = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < until {
            let jobs = try await send("GET", "/api/jobs").json["data.jobs"]?.elements ?? []
            if jobs.count >= count, jobs.allSatisfy({ !["queued", "running"].contains($0["state"]?.string) }) {
                return
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Failure("the jobs don't end")
    }
}
