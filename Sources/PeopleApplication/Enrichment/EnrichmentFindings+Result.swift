import PeopleDomain

extension EnrichmentFindings {
    /// How a job that found this has succeeded.
    var result: JobResult {
        if values.isEmpty { return .noMatch }
        return sources.allSatisfy { [.ok, .notFound, .skipped].contains($0.outcome) } ? .complete : .partial
    }
}
