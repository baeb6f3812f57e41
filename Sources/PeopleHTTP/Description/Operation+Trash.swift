import NIOHTTP1
import PeopleDomain

/// The calls about what was done to a record, and about bringing it back.
extension Operation {
    static func history(
        _ path: String, id: String, tag: Tag, word: String, of entry: SchemaName
    ) -> Operation {
        Operation(
            method: .GET, path: "\(path)/{id}/history", id: id, tag: tag, summary: "List what was done to a \(word)",
            explanation: """
                Newest first, also of a \(word) in the trash: who changed which field, when, from what to what. A creation \
                tells no values: they are what the first change of a field calls old, or what the \(word) has now. The \
                last 1,000 changes are kept; erasing the \(word) erases them too.
                """,
            access: .scope(.read), query: QueryParameter.pageWithoutCursor, success: .page(of: entry, named: "history"))
    }

    static func restore(
        _ path: String, id: String, tag: Tag, word: String, title: String, _ record: SchemaName, explanation: String,
        codes: Set<ErrorCode>
    ) -> Operation {
        Operation(
            method: .POST, path: "\(path)/{id}/restore", id: id, tag: tag,
            summary: "Take a \(word) out of the trash", explanation: explanation, access: .scope(.write),
            success: Success(
                status: .ok,
                schema: .record([
                    ("success", Schema(["const": true])), ("data", .named(record)),
                    (
                        "notRestored",
                        .array(.named(.fieldChange)).described(
                            "What is not as it was when the \(word) was deleted.")
                    ),
                    ("message", Schema(["const": .string("\(title) restored successfully")])),
                ])), codes: codes)
    }

    /// How a deletion is told apart from an erasure.
    static func deletionExplanation(_ word: String, _ others: String) -> String {
        """
        Puts the \(word) into the trash, with its notes, from where it can be restored for 30 days, unless the server is \
        told otherwise\(others). Nothing in the trash is found elsewhere, or holds an email, a name or a unique value back. With `erase` it \
        is removed for good, also from the trash, with its history, and its name is taken out of the mentions in other notes.
        """
    }
}

extension Operation.Success {
    /// A record that was put into the trash, or erased.
    static func deleted(_ name: SchemaName, title: String) -> Self {
        Self(
            status: .ok,
            schema: .record([
                ("success", Schema(["const": true])), ("data", .named(name)),
                ("message", .oneOf(["\(title) deleted successfully", "\(title) erased successfully"])),
            ]))
    }

    /// A page of a list that shows the trash too.
    static func page(of items: SchemaName, deleted: SchemaName, named name: String) -> Self {
        Self(status: .ok, schema: .success(.page(of: .any(of: [.named(items), .named(deleted)]), named: name)))
    }
}
