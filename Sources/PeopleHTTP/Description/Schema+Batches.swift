import PeopleDomain
import PeopleStorage

/// Upserts and batches (contract, section 2).
extension Schema {
    /// That a new person needs a first name and an email, and who is matched what is matched, no schema can say.
    static let personUpsert = request(writableFields)
        .readOnly(PersonBody.shownOnly)
        .described(
            """
            The rules of a new person where nobody matches, who needs a `firstName`, and those of a change where somebody \
            does.
            """)

    /// By what people are matched.
    static let personMatch = string(pattern: "^(?:email|cf_[a-z0-9_]+)$")

    static let companyUpsert = request(required: ["name"], companyFields)
        .readOnly(CompanyBody.shownOnly)
        .described("The rules of a new company where none matches, those of a change where one does.")

    static func batch(of operation: SchemaName) -> Schema {
        // What is no operation is told of as one that failed.
        var operations = array(any(of: [named(operation), Schema([:])]))
        operations.json["maxItems"] = .number(Double(StorageLimits.maximumChanges))
        return request(
            required: ["operations"],
            [
                (
                    "atomic",
                    boolean.defaulting(to: false).described(
                        "Whether one operation that fails keeps all from being done.")
                ), ("operations", operations),
            ])
    }

    /// - Parameter record: the member that has the record, and what may stand there.
    static func batchOperation(_ record: String, _ bodies: [SchemaName], matchedBy match: Schema) -> Schema {
        request(
            required: ["op"],
            [
                ("op", oneOf(["create", "update", "upsert", "delete"])),
                ("id", optionalID.described("Of `update` and `delete`.")),
                ("match", match.orNull.described("Of `upsert`.")),
                (record, any(of: bodies.map { named($0) } + [Schema(["type": "null"])])),
            ])
    }

    static func batchReport(of result: SchemaName) -> Schema {
        record([
            ("results", array(named(result)).described("One for each operation, in order.")), ("succeeded", count),
            ("failed", count),
        ])
    }

    /// - Parameter record: the member that has the record, and its schema.
    static func batchResult(_ record: String, _ schema: SchemaName) -> Schema {
        Schema([
            "type": "object",
            "properties": [
                "index": .object(count.json),
                "outcome": .object(oneOf(["created", "updated", "unchanged", "deleted", "failed"]).json),
                "id": .object(id.orNull.described("`null` where an operation failed that names no record.").json),
                record: .object(named(schema).json),
                "error": ["type": "string", "minLength": 1, "description": "With `failed`: a sentence for a person."],
                "code": .object(named(.errorCode).json),
                "details": .object(array(named(.fieldFault), 1...).json),
            ],
            "required": ["index", "outcome", "id"],
        ])
    }

    /// Of an atomic batch that was refused: nothing in it was done.
    static let refusedBatch = record([
        (
            "results",
            array(
                Schema([
                    "type": "object",
                    "properties": [
                        "index": .object(count.json), "outcome": ["const": "failed"], "id": .object(id.orNull.json),
                        "error": ["type": "string", "minLength": 1], "code": .object(named(.errorCode).json),
                        "details": .object(array(named(.fieldFault), 1...).json),
                    ],
                    "required": ["index", "outcome", "id", "error", "code"],
                ]))
        ), ("succeeded", count), ("failed", count),
    ])
}
