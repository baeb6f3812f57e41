#if Postgres
import PeopleDomain
import PeopleStorage

extension Migrator {
    /// Makes the entries of the records that are there, in the transaction of the migration: a thousand records in memory
    /// at a time. The keys of values are made by ``SortKey``, and not in SQL.
    func fillFieldValues() async throws(PostgresStorageOpenError) {
        var last = Identifier<Organization>(high: 0, low: 0)
        while true {
            let found = try await read(FieldValueFilling.organizations) {
                $0.add(last)
            } row: {
                $0.id(Organization.self)
            }
            for organization in found { try await fillFieldValues(of: organization) }
            guard let end = found.last else { return }
            last = end
        }
    }

    private func fillFieldValues(of organization: Organization.ID) async throws(PostgresStorageOpenError) {
        _ = try await send([Statement(FieldValueFilling.context) { $0.add(organization) }])
        for entityType in EntityType.allCases {
            let definitions = try await read(CustomFieldQueries.definitions) {
                $0.add(organization)
                $0.add(.int8, [.int8(entityType.storedNumber)])
            } row: {
                $0.customField()
            }.compactMap(\.self)
            let fields = definitions.filter(\.isIndexed).map(CustomQueryField.init)
            var last = Identifier<Void>(high: 0, low: 0)
            while true {
                let (sql, entries) = FieldValueFilling.of(entityType)
                let found = try await read(sql) {
                    $0.add(organization)
                    $0.add(last)
                } row: { row in
                    let id = row.id(Void.self)
                    return (id: id, values: entries(&row, fields).map { (record: id, field: $0.0, key: $0.1) })
                }
                guard let end = found.last?.id else { break }
                last = end
                let values = found.flatMap(\.values)
                if values.isEmpty { continue }
                _ = try await send([
                    Statement(FieldValueQueries.insert) {
                        $0.add(organization)
                        $0.add(ids: values.map(\.record))
                        $0.add(.int8, values.map { .int8($0.field) })
                        $0.add(.bytea, values.map { .bytea($0.key.bytes) })
                    }
                ])
            }
        }
    }

    private func read<Value>(
        _ sql: SQL, _ bind: (inout Parameters) -> Void, row: (inout Row) -> Value
    ) async throws(PostgresStorageOpenError) -> [Value] {
        let result = try await send([Statement(sql, bind)]).first
        do { return try result?.map(row) ?? [] } catch { throw .failed("\(error)") }
    }
}

/// What is read to make the entries: the columns that there are at this version, whichever come later.
private enum FieldValueFilling {
    static let organizations = SQL("SELECT id FROM organization WHERE id > $1::uuid ORDER BY id LIMIT 100")
    /// Behind the wall of $1.
    static let context = SQL("SELECT set_config('people.organization', $1::uuid::text, true)")
    /// Those behind $2.
    private static let people = SQL(
        """
        SELECT id, first_name, last_name, phone_number, address, latitude, longitude, flags, custom_fields
        FROM person WHERE organization = $1::uuid AND id > $2::uuid ORDER BY id LIMIT 1000
        """)
    private static let companies = SQL(
        """
        SELECT id, website, industry, address, custom_fields
        FROM company WHERE organization = $1::uuid AND id > $2::uuid ORDER BY id LIMIT 1000
        """)

    /// Reads a row behind its id.
    typealias Entries = (inout Row, [CustomQueryField]) -> [(Int64, SortKey)]

    static func of(_ entityType: EntityType) -> (SQL, Entries) {
        switch entityType {
        case .people: (people, person)
        case .companies: (companies, company)
        }
    }

    private static func person(_ row: inout Row, _ fields: [CustomQueryField]) -> [(Int64, SortKey)] {
        var entries: [(Int64, SortKey)] = []
        func add(_ field: PersonField, _ key: SortKey?) {
            if let key { entries.append((QueryField.person(field).indexNumber, key)) }
        }
        for field in [PersonField.firstName, .lastName, .phoneNumber, .address] {
            add(field, row.optionalText().map { SortKey($0) })
        }
        for field in [PersonField.latitude, .longitude] { add(field, row.optionalDouble().map { SortKey($0) }) }
        let flags = PersonFlags(rawValue: row.int64())
        add(.isConnector, flags.contains(.connector) ? SortKey(true) : nil)
        add(.isSolutionProvider, flags.contains(.solutionProvider) ? SortKey(true) : nil)
        add(.isFullUser, flags.contains(.fullUser) ? SortKey(true) : nil)
        return entries + row.customFieldValues().indexEntries(fields).map { ($0.field, $0.key) }
    }

    private static func company(_ row: inout Row, _ fields: [CustomQueryField]) -> [(Int64, SortKey)] {
        var entries: [(Int64, SortKey)] = []
        for field in [CompanyField.website, .industry, .address] {
            if let text = row.optionalText() { entries.append((QueryField.company(field).indexNumber, SortKey(text))) }
        }
        return entries + row.customFieldValues().indexEntries(fields).map { ($0.field, $0.key) }
    }
}
#endif
