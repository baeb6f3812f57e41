import NIOHTTP1
import PeopleDomain
import PeopleStorage

/// The calls about profiles and about the jobs that look for them (contract, section 6).
extension Operation {
    static func enrichment(of resource: PersonResource) -> [Operation] {
        let path = resource.path
        let names = Names(resource)
        return [
            Operation(
                method: .POST, path: "\(path)/{id}/enrich", id: "enrich\(names.singular)", tag: .enrichment,
                summary: "Look for the profile of a \(names.word)",
                explanation: """
                    Answers at once: a job does it in the background. Where one is waiting or running for the \
                    \(names.word), it is that one.
                    """,
                access: .scope(.write),
                success: Success(
                    status: .ok,
                    schema: .record([
                        ("success", Schema(["const": true])),
                        (
                            "data",
                            .record([
                                ("jobId", .jobID), ("personId", .id), ("personName", .string(1...201)),
                                ("personEmail", .shownEmail),
                            ])
                        ), ("message", .string(pattern: "^Enrichment job created for ")),
                    ])), codes: [.emailRequired]),
            Operation(
                method: .POST, path: "\(path)/enrich", id: "enrich\(names.plural)", tag: .enrichment,
                summary: "Look for the profiles of many",
                explanation: """
                    Of those whom `ids` names, at most \(StorageLimits.maximumChanges); without it, of one page of those \
                    who match the query, which is that of the list: `nextCursor` leads to the next page.
                    """,
                access: .scope(.write), query: listQuery, body: .enrichmentRequest,
                success: Success(status: .ok, schema: .success(.enrichmentReport))),
            Operation(
                method: .GET, path: "\(path)/{id}/enrichment", id: "get\(names.singular)Enrichment", tag: .enrichment,
                summary: "Get what was found about a \(names.word)",
                explanation:
                    "Each value with its proof: where it was read, in which words, when, by what, and how sure it is.",
                access: .scope(.read), success: .record(.enrichment)),
            Operation(
                method: .POST, path: "\(path)/{id}/enrichment/revert", id: "revert\(names.singular)Enrichment",
                tag: .enrichment, summary: "Take back what a run gave a \(names.word)",
                explanation: """
                    What was there before is there again, but for what somebody changed since. Without `jobId`, the last \
                    run of which something is applied.
                    """,
                access: .scope(.write), body: .enrichmentRevert,
                success: .record(.enrichment, message: "Enrichment reverted successfully"),
                codes: [.nothingToRevert, .valueUnfit, .customFieldValueTaken, .enrichmentChanged]),
            decision("accept", "Make a value the person's", "Value accepted successfully", resource),
            decision("reject", "Say that a value is wrong", "Value rejected successfully", resource),
        ]
    }

    private static func decision(
        _ verb: String, _ summary: String, _ message: String, _ resource: PersonResource
    ) -> Operation {
        let explanation =
            verb == "accept"
            ? "In place of whatever the person has there, which a revert brings back."
            : "The person loses it where it came from here, and it is not offered again."
        return Operation(
            method: .POST, path: "\(resource.path)/{id}/enrichment/{valueId}/\(verb)",
            id: "\(verb)\(Names(resource).singular)Value", tag: .enrichment, summary: summary, explanation: explanation,
            access: .scope(.write), success: .record(.enrichment, message: message),
            codes: [.valueUnfit, .customFieldValueTaken, .enrichmentChanged])
    }
}
