#if SQLite
import PeopleDomain
import PeopleStorage
import StorageTestSupport
import Testing

@testable import SQLiteStorage

@Suite("SQLite: the entries of records from before there were any")
struct FieldValueMigrationTests {
    @Test("A file of the version before gets the entries of all its records")
    func fill() async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        let storage = try await harness.open(path)
        let acme = try await Acme(on: storage)
        let name = try CustomFieldName("Score")
        let field = try CustomFieldDraft(
            entityType: .people, name: name, flags: [.filterable, .sortable], rules: .number(NumberRules()))
        _ = try await acme.repository.commit(.createCustomField(field))
        let schema = try await acme.repository.customFieldSchema(for: .people)
        // More than are in memory at once.
        for start in stride(from: 0, to: 2500, by: 500) {
            let drafts = try (start..<start + 500).map { index in
                var draft = try Acme.draft(
                    "p\(index)@acme.example", firstName: index % 2 == 0 ? "Ann" : "Bob",
                    company: .named(try CompanyName("Company \(index % 7)")))
                draft.isConnector = index % 5 == 0
                draft.customFields = CustomFieldValues([field.key: .number(Double(index % 10))])
                return draft
            }
            _ = try await acme.repository.commit(
                ChangeSet(drafts.map { .createPerson($0, schema: schema.revision) }))
        }
        let before = try await storage.read { connection throws(StorageError) in try connection.fieldEntries() }
        #expect(before.count == 2 * 2500 + 500 + 2)
        await storage.close()

        let connection = try Connection(path: path, access: .write, busyTimeout: .seconds(1))
        try connection.execute(
            """
            DROP TABLE duplicate_key; DROP TABLE duplicate_group; DROP TABLE merge; DROP TABLE merge_note;
            DROP TABLE trash_mention; DROP TABLE trash_note; DROP TABLE trash_member; DROP TABLE trash;
            DROP TABLE history; DROP TABLE row_mark; DROP INDEX mention_person; DROP INDEX mention_company;
            DROP TABLE field_value; DROP TABLE field_in_use; DROP INDEX person_updated; DROP INDEX company_updated;
            DROP TABLE job; DROP TABLE enrichment_profile; DROP TABLE token_use;
            PRAGMA user_version = \(Migration.fieldValues.version - 1);
            """)
        connection.close()
        #expect(try SQLiteStorage.migrationStatus(at: path).pending.first == Migration.fieldValues)

        let migrated = try await harness.open(path)
        let after = try await migrated.read { connection throws(StorageError) in try connection.fieldEntries() }
        #expect(after == before)
        try await migrated.expectWhole()
        let query = RecordQuery(
            try FieldQuery(
                filters: [FieldFilter("cf_score", .greaterOrEqual, "8"), FieldFilter("isConnector", .equal, "false")],
                sort: [SortTerm("cf_score", isDescending: true)], schema: schema), schema: schema.revision)
        let people = try await acme.on(migrated).repository.people(
            matching: PersonQuery(fields: query), page: PageRequest(limit: 2))
        #expect(people.total == 500)
        #expect(people.items.map(\.customFields.json) == Array(repeating: #"{"cf_score":9}"#, count: 2))
        await harness.tearDown()
    }
}
#endif
