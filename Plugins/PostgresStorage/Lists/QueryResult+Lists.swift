#if Postgres
import PeopleDomain
import PeopleStorage

extension QueryResult {
    /// Reads what a ``ListStatement`` gives.
    ///
    /// - Parameter schema: what the query was read against; `nil` where it names no custom field.
    /// - Throws: ``StorageError/staleSchema`` where the schema has moved on.
    func listPage<Item>(
        _ request: PageRequest, schema: Revision?, _ read: (inout Row) -> Item
    ) throws(StorageError) -> Page<Item> {
        var revision = schema
        // Without an organization there is no row.
        var total: Int? = request.includesTotal ? 0 : nil
        let items = try map { row -> Item? in
            revision = row.revision()
            total = row.optionalInt64().map { Int($0) }
            return row.bool() ? nil : read(&row)
        }
        if let schema, schema != revision { throw .staleSchema }
        return Page(reading: items.compactMap(\.self), total: total, request: request)
    }
}
#endif
