#if SQLite
import PeopleDomain
import PeopleStorage

/// Writes the keys of all records into the table that ``Migration/fieldValues`` makes.
struct FieldValueFilling {
    let connection: Connection

    private static let recordsAtOnce = 1000

    func run() throws(StorageError) {
        var batch = FieldEntryBatch(connection: connection)
        let fields = try indexedFields()
        try forEachRecord(Self.people) { record throws(StorageError) in
            try add(record, .people, fields, to: &batch)
        }
        try forEachRecord(Self.companies) { record throws(StorageError) in
            try add(record, .companies, fields, to: &batch)
        }
        try batch.flush()
    }

    private func add(
        _ record: Record, _ entityType: EntityType, _ fields: [Owner: [CustomQueryField]],
        to batch: inout FieldEntryBatch
    ) throws(StorageError) {
        let ordinal = record.row >> 40
        let custom = fields[Owner(ordinal: ordinal, entityType: entityType)] ?? []
        for entry in record.entries + record.values.indexEntries(custom) {
            try batch.add(entry, row: record.row, ordinal: ordinal)
        }
    }

    private func forEachRecord(
        _ table: Table, _ body: (Record) throws(StorageError) -> Void
    ) throws(StorageError) {
        var last: Int64 = 0
        while true {
            let records = try connection.all(table.page) {
                $0.add(last)
                $0.add(Self.recordsAtOnce)
            } _: {
                table.record(&$0)
            }
            for record in records { try body(record) }
            guard records.count == Self.recordsAtOnce, let record = records.last else { return }
            last = record.row
        }
    }

    // MARK: Custom fields

    private struct Owner: Hashable {
        let ordinal: Int64
        let entityType: EntityType
    }

    private func indexedFields() throws(StorageError) -> [Owner: [CustomQueryField]] {
        let fields = try connection.all(Self.definitions) { row -> (Owner, CustomQueryField)? in
            let ordinal = row.int64()
            let number = row.int64()
            let key = CustomFieldKey(row.text())
            let type = CustomFieldType(rawValue: row.text())
            let displayOrder = row.int()
            let entityType = EntityType.allCases.first { $0.storedNumber == number }
            guard let type, let entityType else {
                row.refuse()
                return nil
            }
            let field = CustomQueryField(entityType: entityType, key: key, type: type, displayOrder: displayOrder)
            return (Owner(ordinal: ordinal, entityType: entityType), field)
        }
        return Dictionary(grouping: fields.compactMap(\.self)) { $0.0 }.mapValues { $0.map(\.1) }
    }

    /// Of the fields that are filterable or sortable; none was unique before this version.
    private static let definitions = SQL(
        "SELECT organization, entity_type, key, type, display_order FROM custom_field WHERE flags & 3 <> 0")

    // MARK: Tables

    private struct Record {
        let row: Int64
        let entries: [FieldIndexEntry]
        let values: CustomFieldValues
    }

    private struct Table {
        /// Up to ?2 records behind the row ?1.
        let page: SQL
        let record: (inout Row) -> Record
    }

    private static var people: Table {
        Table(page: peoplePage) { row in
            let number = row.int64()
            let texts: [(PersonField, String?)] = [(.firstName, row.text()), (.lastName, row.optionalText())]
            let flags = PersonFlags(rawValue: row.int64())
            let set: [(PersonField, PersonFlags)] = [
                (.isConnector, .connector), (.isSolutionProvider, .solutionProvider), (.isFullUser, .fullUser),
            ]
            let keys =
                texts.map { ($0.0, $0.1.map { SortKey($0) }) }
                + set.map { ($0.0, flags.contains($0.1) ? SortKey(true) : nil) }
            return Record(
                row: number,
                entries: keys.compactMap { field, key in
                    key.map { FieldIndexEntry(field: QueryField.person(field).indexNumber, key: $0) }
                }, values: row.customFieldValues())
        }
    }

    private static var companies: Table {
        Table(page: companyPage) { row in
            let number = row.int64()
            let texts: [(CompanyField, String?)] = [
                (.website, row.optionalText()), (.industry, row.optionalText()), (.address, row.optionalText()),
            ]
            return Record(
                row: number,
                entries: texts.compactMap { field, text in
                    text.map { FieldIndexEntry(field: QueryField.company(field).indexNumber, key: SortKey($0)) }
                }, values: row.customFieldValues())
        }
    }

    private static let peoplePage = SQL(
        """
        SELECT row, first_name, last_name, flags, custom_fields FROM person WHERE row > ?1 ORDER BY row LIMIT ?2
        """)
    private static let companyPage = SQL(
        "SELECT row, website, industry, address, custom_fields FROM company WHERE row > ?1 ORDER BY row LIMIT ?2")
}
#endif
