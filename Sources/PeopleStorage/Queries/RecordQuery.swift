import PeopleDomain

/// What the fields of the records that are asked for must have, and the order of the records.
public struct RecordQuery: Hashable, Sendable {
    /// All records, newest first.
    public static let all = RecordQuery()

    /// All must be met.
    public let conditions: [FieldCondition]
    public let order: RecordOrder
    /// What was asked for was checked against; `nil` where no custom field is named. A read fails with
    /// ``StorageError/staleSchema`` where the schema has moved on: a field may have lost its flag, and so its index.
    public let schema: Revision?

    public init(conditions: [FieldCondition] = [], order: RecordOrder = .newestFirst, schema: Revision? = nil) {
        self.conditions = conditions
        self.order = order
        self.schema = schema
    }

    /// - Parameter schema: of the schema that the query was read against.
    public init(_ query: FieldQuery, schema: Revision) {
        self.init(
            conditions: query.conditions, order: query.order, schema: query.namesCustomFields ? schema : nil)
    }
}
