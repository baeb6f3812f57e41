#if SQLite
import PeopleDomain
import PeopleStorage

extension Connection {
    /// See ``CustomFieldRepository/customFieldEntries(_:after:limit:)``.
    func customFieldEntries(
        _ query: CustomFieldEntryQuery, after place: StorePlace?, limit: Int, visibility: PersonVisibility,
        in rows: RowRange
    ) throws(StorageError) -> [CustomFieldEntry] {
        let queries = CustomFieldValueQueries.of(query.entityType)
        let first = try first(behind: place, query.entityType, in: rows)
        return try all(query.presence == .present ? queries.present : queries.absent) {
            $0.add(first)
            $0.add(rows.last)
            $0.add(query.key.path)
            $0.add(place)
            $0.add(limit)
        } _: {
            $0.customFieldEntry(query, visibility: visibility)
        }
    }

    /// The row behind that of a place. Where the record is gone, all before it are looked at.
    private func first(
        behind place: StorePlace?, _ entityType: EntityType, in rows: RowRange
    ) throws(StorageError) -> Int64 {
        let table: ArchiveQueries = entityType == .people ? .people : .companies
        guard let place, let found = try whereabouts(of: place.id, table), found.ordinal == rows.ordinal else {
            return rows.first
        }
        return found.row + 1
    }
}

extension CustomFieldKey {
    /// The field's place in the JSON. A key is made of letters, digits and underscores: nothing in it needs an escape.
    var path: String { "$.\"\(self)\"" }
}
#endif
