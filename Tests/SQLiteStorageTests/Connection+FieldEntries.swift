#if SQLite
import PeopleDomain
import PeopleStorage

@testable import SQLiteStorage

struct StoredFieldEntry: Hashable, Sendable {
    let ordinal: Int64
    let entry: FieldIndexEntry
    let row: Int64
}

extension Connection {
    /// All entries of fields that the file has.
    func fieldEntries() throws(StorageError) -> Set<StoredFieldEntry> {
        let entries = try all(SQL("SELECT organization, field, key, row FROM field_value")) { row in
            let ordinal = row.int64()
            let entry = FieldIndexEntry(field: row.int64(), key: SortKey(bytes: row.bytes()))
            return StoredFieldEntry(ordinal: ordinal, entry: entry, row: row.int64())
        }
        return Set(entries)
    }

    /// All that it should have: of each record those that the schema of this moment calls for.
    func expectedFieldEntries() throws(StorageError) -> Set<StoredFieldEntry> {
        var expected: Set<StoredFieldEntry> = []
        for ordinal in try all(SQL("SELECT ordinal FROM organization"), { _ in }, { $0.int64() }) {
            let rows = RowRange(ordinal: ordinal)
            let (peopleFields, companyFields) = (
                try schema(of: .people, in: rows).indexedFields, try schema(of: .companies, in: rows).indexedFields
            )
            let fields = try PersonField.withEntries + fieldsInUse(in: rows)
            let people = "SELECT p.row, p.company, p.search_text, \(PersonQueries.columns) FROM \(PersonQueries.source)"
            let storedPeople = try all(SQL("\(people) WHERE p.row BETWEEN ?1 AND ?2")) {
                $0.add(rows)
            } _: {
                $0.storedPerson()
            }
            for stored in storedPeople {
                let entries = stored.person.indexEntries(fields) + stored.person.customFields.indexEntries(peopleFields)
                for entry in entries {
                    expected.insert(StoredFieldEntry(ordinal: ordinal, entry: entry, row: stored.row))
                }
            }
            let columns = "SELECT row, search_text, \(CompanyQueries.columns) FROM company WHERE row BETWEEN ?1 AND ?2"
            let storedCompanies = try all(SQL(columns)) {
                $0.add(rows)
            } _: {
                $0.storedCompany()
            }
            for stored in storedCompanies {
                let entries =
                    stored.company.indexEntries(CompanyField.withEntries)
                    + stored.company.customFields.indexEntries(companyFields)
                for entry in entries {
                    expected.insert(StoredFieldEntry(ordinal: ordinal, entry: entry, row: stored.row))
                }
            }
        }
        return expected
    }
}
#endif
