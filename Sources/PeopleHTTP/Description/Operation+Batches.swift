import NIOHTTP1
import PeopleDomain

/// The calls that take what another system has: upserts and batches (contract, section 2).
extension Operation {
    static func upsert(
        _ path: String, id: String, tag: Tag, word: String, matchedBy match: QueryParameter, body: SchemaName,
        _ record: SchemaName, title: String, codes: Set<ErrorCode>
    ) -> Operation {
        Operation(
            method: .PUT, path: path, id: id, tag: tag, summary: "Create or change a \(word)",
            explanation: """
                Creates the \(word) where none matches, with 201, and changes the one that does as a PATCH does, with \
                200. `outcome` says which; sent again, the same request changes nothing.
                """,
            access: .scope(.write), query: [match], body: body,
            success: .upserted(
                record, status: .ok,
                [("updated", "\(title) updated successfully"), ("unchanged", "\(title) was up to date")]),
            otherSuccess: .upserted(record, status: .created, [("created", "\(title) created successfully")]),
            codes: codes, isVersioned: true)
    }

    static func batch(
        _ path: String, id: String, tag: Tag, plural: String, body: SchemaName, _ result: SchemaName
    ) -> Operation {
        Operation(
            method: .POST, path: "\(path)/batch", id: id, tag: tag, summary: "Change many \(plural) at once",
            explanation: """
                Up to 1,000 operations in one commit, done in order. Each has its own outcome, and one that fails is no \
                hindrance to the others; with `atomic` all are done or none, and then the answer is 400 with `data` that \
                tells which failed. The body may have 8 MiB.
                """,
            access: .scope(.write), body: body,
            success: Success(status: .ok, schema: .success(.batchReport(of: result))), codes: [.batchRefused])
    }
}

extension Operation.Success {
    fileprivate static func upserted(
        _ record: SchemaName, status: HTTPResponseStatus, _ outcomes: [(name: String, message: String)]
    ) -> Self {
        Self(
            status: status,
            schema: .record([
                ("success", Schema(["const": true])), ("data", .named(record)),
                ("outcome", .oneOf(outcomes.map(\.name)).described("What was done.")),
                ("message", .oneOf(outcomes.map(\.message))),
            ]))
    }
}
