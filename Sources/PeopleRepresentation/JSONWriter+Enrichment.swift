import PeopleDomain

extension Job.ID {
    /// How a job is named to clients (contract, section 6): `job_` before the UUID.
    package var name: String { Self.prefix + description }

    /// - Returns: `nil` for a text that ``name`` never gives.
    package init?(name: Substring) {
        guard name.hasPrefix(Self.prefix) else { return nil }
        self.init(name.dropFirst(Self.prefix.count))
    }

    private static var prefix: String { "job_" }
}

extension JSONWriter {
    package mutating func job(_ job: Job) {
        object { writer in
            writer.name("id")
            writer.value(job.id.name)
            writer.name("kind")
            writer.value(job.kind.rawValue)
            writer.name("personId")
            writer.value(job.personID)
            writer.name("state")
            writer.value(job.state.rawValue)
            writer.name("result")
            writer.optional(job.report.result?.rawValue)
            writer.name("attempts")
            writer.value(job.attempts)
            writer.name("requestedBy")
            if let user = job.requestedBy { writer.value(user) } else { writer.null() }
            writer.name("createdAt")
            writer.value(job.createdAt)
            writer.name("nextAttemptAt")
            if job.state == .queued { writer.value(job.nextAttemptAt) } else { writer.null() }
            writer.name("startedAt")
            writer.optional(job.startedAt)
            writer.name("finishedAt")
            writer.optional(job.finishedAt)
            writer.report(job.report)
        }
    }

    private mutating func report(_ report: JobReport) {
        name("failure")
        optional(report.failure)
        name("sources")
        array(report.sources) { writer, source in
            writer.object { writer in
                writer.name("source")
                writer.value(source.source.rawValue)
                writer.name("outcome")
                writer.value(source.outcome.rawValue)
                writer.name("detail")
                writer.optional(source.detail)
                writer.name("requests")
                writer.value(source.requests)
                writer.name("values")
                writer.value(source.values)
            }
        }
        name("changedFields")
        array(report.changedFields) { $0.value($1) }
        name("valuesFound")
        value(report.valuesFound)
        name("tokensUsed")
        value(report.tokensUsed)
    }

    package mutating func enrichment(_ profile: EnrichmentProfile) {
        object { writer in
            writer.name("personId")
            writer.value(profile.personID)
            writer.name("enrichedAt")
            writer.optional(profile.enrichedAt)
            writer.name("values")
            writer.array(profile.values) { $0.enriched($1) }
        }
    }

    private mutating func enriched(_ value: EnrichedValue) {
        object { writer in
            writer.name("id")
            writer.value(value.id)
            writer.name("field")
            writer.value(value.field.rawValue)
            writer.name("value")
            writer.value(value.value)
            writer.name("status")
            writer.value(value.status.rawValue)
            writer.name("confidence")
            writer.value(Double(value.confidence.percent) / 100)
            writer.name("appliedTo")
            writer.optional(value.application?.field)
            writer.name("replaced")
            writer.value(value.application?.replaced ?? .null)
            writer.name("jobId")
            writer.value(value.jobID.name)
            writer.provenance(value.provenance)
        }
    }

    private mutating func provenance(_ provenance: Provenance) {
        name("sourceUrl")
        value(provenance.sourceURL)
        name("sourceType")
        value(provenance.source.rawValue)
        name("quote")
        value(provenance.quote)
        name("retrievedAt")
        value(provenance.retrievedAt)
        name("contentSha256")
        value(provenance.contentSHA256)
        name("extractor")
        value(provenance.extractor.rawValue)
        name("model")
        optional(provenance.model)
        name("promptVersion")
        optional(provenance.promptVersion)
    }
}
