import PeopleDomain
import PeopleStorage

/// Profiles, and the jobs that look for them (contract, section 6).
extension Schema {
    static let jobID = string(pattern: "^job_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
        .example("job_01890a5d-ac96-774b-bcce-b302099a8057")

    static let enrichmentRequest = request([
        (
            "ids",
            array(string(pattern: "^\(uuid)$"), 1...).atMost(StorageLimits.maximumChanges).orNull.described(
                "The people. Not together with a query.")
        )
    ])

    static let enrichmentRevert = request([
        (
            "jobId",
            string(pattern: "^(?:job_\(uuid))?$").orNull.described("The run; without it, the last one.")
        )
    ])

    static let enrichmentReport = record([
        ("results", array(named(.enrichmentResult)).described("One for each person, in order.")),
        ("queued", count.described("How many have a job now, whether new or not.")), ("failed", count),
        (
            "nextCursor",
            string(1...1_000_000).orNull.described("Leads to the next page of a query; `null` where nothing follows.")
        ),
    ])

    static let enrichmentResult = Schema([
        "type": "object",
        "properties": [
            "personId": .object(id.json),
            "outcome": .object(
                oneOf(["queued", "unchanged", "failed"]).described("`unchanged`: a job was there already.").json),
            "jobId": .object(jobID.json),
            "error": ["type": "string", "minLength": 1, "description": "With `failed`: a sentence for a person."],
            "code": .object(named(.errorCode).json),
            "details": .object(array(named(.fieldFault), 1...).json),
        ],
        "required": ["personId", "outcome"],
    ])

    static let job = record([
        ("id", jobID), ("kind", .oneOf(JobKind.allCases.map(\.rawValue))), ("personId", .id),
        ("state", .oneOf(JobState.allCases.map(\.rawValue))),
        (
            "result",
            .oneOf(JobResult.allCases.map(\.rawValue)).orNull.described(
                """
                How it succeeded: `partial` where a source could not answer, `no_match` where nothing was found that \
                can be trusted.
                """)
        ),
        ("attempts", count), ("requestedBy", .id.orNull), ("createdAt", .time),
        ("nextAttemptAt", .time.orNull.described("While it is `queued`.")), ("startedAt", .time.orNull),
        ("finishedAt", .time.orNull), ("failure", string().orNull.described("Why the last attempt failed.")),
        ("sources", .array(.named(.sourceReport)).described("How each source answered.")),
        ("changedFields", .array(string()).described("The fields of the person that it changed.")),
        ("valuesFound", count.described("Values that are new in the profile.")), ("tokensUsed", count),
    ])

    static let sourceReport = record([
        ("source", .oneOf(EnrichmentSource.allCases.map(\.rawValue))),
        ("outcome", .oneOf(SourceOutcome.allCases.map(\.rawValue))), ("detail", string().orNull),
        ("requests", count), ("values", count),
    ])

    static let enrichment = record([
        ("personId", .id), ("enrichedAt", .time.orNull.described("When a run last ended.")),
        ("values", .array(.named(.enrichedValue))),
    ])

    static let enrichedValue = record([
        ("id", .id), ("field", .oneOf(ProfileField.allCases.map(\.rawValue))),
        ("value", any(of: [string(), number(), Schema(["type": "object"])])),
        ("status", .oneOf(EnrichedValueStatus.allCases.map(\.rawValue))),
        ("confidence", number(0...0.99).described("Computed of how it was found; no model is asked.")),
        (
            "appliedTo",
            string().orNull.described("The field of the person that got it; `null` where the person has none for it.")
        ),
        ("replaced", any(of: [string(), number(), boolean, array(string()), Schema(["type": "null"])])),
        ("jobId", jobID.described("The run that found it.")), ("sourceUrl", string(1...1_000_000)),
        ("sourceType", .oneOf(EnrichmentSource.allCases.map(\.rawValue))),
        ("quote", string().described("The words in which it stands there.")), ("retrievedAt", .time),
        ("contentSha256", string(pattern: "^[0-9a-f]{64}$")),
        ("extractor", .oneOf(Extractor.allCases.map(\.rawValue))), ("model", string().orNull),
        ("promptVersion", string().orNull),
    ])

    private func atMost(_ count: Int) -> Schema {
        var schema = self
        schema.json["maxItems"] = .number(Double(count))
        return schema
    }
}
