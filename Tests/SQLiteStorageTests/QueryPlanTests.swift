#if SQLite
import Testing

@testable import SQLiteStorage

/// SQLite's own words about how it runs each statement that reads (sqlite.org/eqp.html).
@Suite("SQLite: query plans")
struct QueryPlanTests {
    @Test("Every read goes by an index and sorts nothing", arguments: Self.reads)
    func usesIndex(read: Read) async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        _ = try await harness.open(path)
        let connection = try FileOpener(SQLiteStorage.Configuration(path: path)).readingConnection()
        for line in try connection.plan(of: read.sql) {
            // What a virtual table or a bounded list is asked for is called a scan too, and so is a row of no table.
            let isScan =
                line.hasPrefix("SCAN") && !line.contains("VIRTUAL TABLE") && !line.hasPrefix("SCAN (")
                && line != "SCAN CONSTANT ROW"
            #expect(!isScan, "\(line)")
            #expect(!line.contains("TEMP B-TREE FOR"), "\(line)")
            // An index is asked for what matches, not for everything.
            if line.contains("_search VIRTUAL TABLE") || line.contains("_gram VIRTUAL TABLE") {
                #expect(line.contains(":M"), "\(line)")
            }
        }
        await harness.tearDown()
    }

    @Test("A search asks its index for the rows of the organization only")
    func searchIsARange() async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        _ = try await harness.open(path)
        let connection = try FileOpener(SQLiteStorage.Configuration(path: path)).readingConnection()
        let plan = try connection.plan(of: SearchQueries.people.text.rows)
        // "=" would be one row, "<" and ">" are the two ends of a range that FTS5 was given.
        #expect(plan.contains { $0.contains("><") || $0.contains("<>") }, "\(plan)")
        await harness.tearDown()
    }

    @Test("An index of keys is asked for a range of keys, and nothing else is read", arguments: Self.ranges)
    func keysAreARange(read: Read) async throws {
        let harness = SQLiteHarness()
        let path = harness.freshPath()
        _ = try await harness.open(path)
        let connection = try FileOpener(SQLiteStorage.Configuration(path: path)).readingConnection()
        for line in try connection.plan(of: read.sql) {
            #expect(line.contains("COVERING INDEX") || line.contains("PRIMARY KEY"), "\(line)")
            // "<", ">" or both ends behind the columns that are equal.
            #expect(line.contains(">") || line.contains("<") || read.name.hasSuffix("of a key"), "\(line)")
        }
        await harness.tearDown()
    }

    /// Save for times of creation, which go by rows, and parts of keys, for which all keys are looked at.
    static let ranges = keys.filter { !$0.name.hasPrefix("created") && !$0.name.hasSuffix("with a part") }

    struct Read: CustomTestStringConvertible, Sendable {
        let name: String
        let sql: SQL

        init(_ name: String, _ sql: SQL) {
            self.name = name
            self.sql = sql
        }

        var testDescription: String { name }
    }

    static let reads: [Read] =
        single + paged("people", PersonQueries.page) + paged("people, far", PersonQueries.rows)
        + paged("people of a creator", PersonQueries.rowsOfCreator)
        + paged("people of a company", PersonQueries.rowsOfCompany)
        + paged("companies", CompanyQueries.page) + paged("companies, far", CompanyQueries.rows)
        + paged("notes about a person", NoteQueries.ofPerson.page)
        + paged("notes about a company", NoteQueries.ofCompany.page) + paged("users", UserQueries.page)
        + search("people", .people) + search("companies", .companies) + archive + keys + places + fields
        + historyAndTrash + duplicates + merges + jobs

    private static let single = [
        Read("person by id", PersonQueries.byID), Read("person by row", PersonQueries.byRows.one),
        Read("people by rows", PersonQueries.byRows.many),
        Read("stored person", PersonQueries.storedByID), Read("creator of a person", PersonQueries.rowAndCreator),
        Read("stored person by email", PersonQueries.storedByEmail),
        Read("stored company by name", CompanyQueries.storedByName),
        Read("person by email", PersonQueries.holderOfEmail), Read("last person", PersonQueries.lastRow),
        Read("people to unlink", PersonQueries.unlinkCompany),
        Read("company by id", CompanyQueries.byID), Read("company by row", CompanyQueries.byRows.one),
        Read("companies by rows", CompanyQueries.byRows.many),
        Read("stored company", CompanyQueries.storedByID), Read("row of a company", CompanyQueries.row),
        Read("link by id", CompanyQueries.linkByID), Read("link by name", CompanyQueries.linkByName),
        Read("last company", CompanyQueries.lastRow),
        Read("schema revision", CustomFieldQueries.revision), Read("definitions", CustomFieldQueries.definitions),
        Read("values in people", CustomFieldValueQueries.people.count),
        Read("values in companies", CustomFieldValueQueries.companies.values),
        Read("entries of people", CustomFieldValueQueries.people.present),
        Read("companies without an entry", CustomFieldValueQueries.companies.absent),
        Read("values to remove", CustomFieldValueQueries.people.remove),
        Read("note by id", NoteQueries.byID), Read("last note", NoteQueries.lastRow),
        Read("mentions about a person", NoteQueries.ofPerson.mentions),
        Read("mentions about a company", NoteQueries.ofCompany.mentions),
        Read("mentions to delete", NoteQueries.ofPerson.deleteMentions),
        Read("notes to delete", NoteQueries.ofCompany.delete),
        Read("user by email", UserQueries.byEmail), Read("user by id", UserQueries.row),
        Read("newest keys", APIKeyQueries.newest), Read("newest keys of a user", APIKeyQueries.newestOfUser),
        Read("key by id", APIKeyQueries.byID), Read("key by digest", APIKeyQueries.holder),
        Read("organization of a key", APIKeyQueries.organization), Read("active keys", APIKeyQueries.activeCount),
        Read("last key", APIKeyQueries.lastRow),
        Read("ordinal", OrganizationQueries.ordinal), Read("organization by id", OrganizationQueries.byID),
        Read("organization by name", OrganizationQueries.byName),
        Read("claim", ClaimQueries.find), Read("claims to sweep", ClaimQueries.sweep),
        Read("kept count", CountQueries.number), Read("state", StoreQueries.state),
        Read("people of a company who match", SearchQueries.peopleOfCompany.rows),
        Read("people of a creator who match", SearchQueries.peopleOfCreator.rows),
    ]

    private static let historyAndTrash: [Read] =
        paged("history", HistoryQueries.page) + paged("trash", TrashQueries.page)
        + paged("trash of a creator", TrashQueries.pageOfCreator) + [
            Read("length of a history", HistoryQueries.count), Read("history to forget", HistoryQueries.forget),
            Read("who was unlinked", HistoryQueries.insertUnlinking),
            Read("who is linked again", HistoryQueries.insertLinking),
            Read("losses of people", HistoryQueries.lossesOfPeople),
            Read("losses of companies", HistoryQueries.lossesOfCompanies),
            Read("trash by id", TrashQueries.byID), Read("creator in the trash", TrashQueries.rowAndCreator),
            Read("due in the trash", TrashQueries.due), Read("members to link", TrashQueries.linkMembers),
            Read("notes in the trash to delete", TrashQueries.deleteNotes),
            Read("mentions in the trash to delete", TrashQueries.deleteMentions),
            Read("last note of a person", TrashNoteQueries.ofPerson.lastRow),
            Read("notes of a person to put away", TrashNoteQueries.ofPerson.putAway),
            Read("mentions of a company to put away", TrashNoteQueries.ofCompany.putAwayMentions),
            Read("notes of a company to bring back", TrashNoteQueries.ofCompany.bringBack),
            Read("mentions to bring back", TrashNoteQueries.bringBackMentions),
        ]
        + (ErasureQueries.people + ErasureQueries.companies).flatMap { queries in
            [Read("notes that mention", queries.notes), Read("mentions to erase", queries.deleteMentions)]
        }

    private static let merges = [
        Read("whom an id leads to", MergeQueries.target), Read("the last merge", MergeQueries.last),
        Read("one merge", MergeQueries.one), Read("everybody who was merged", MergeQueries.everybody),
        Read("those to be led elsewhere", MergeQueries.lead), Read("notes to move", MergeQueries.moveNotes),
        Read("notes to move back", MergeQueries.moveNotesBack), Read("number of merges", MergeQueries.count),
    ]

    private static let jobs: [Read] =
        [
            ("all", JobQueries.ofAll), ("a state", JobQueries.ofState), ("a creator", JobQueries.ofCreator),
            ("a person", JobQueries.ofPerson),
        ].flatMap { name, list in
            paged("jobs of \(name)", list.page) + [Read("number of jobs of \(name)", list.count)]
        } + [
            Read("job by id", JobQueries.byID), Read("the job that is to end", JobQueries.alive),
            Read("whether there are jobs", JobQueries.existsOfPerson), Read("last job", JobQueries.lastRow),
            Read("newest jobs", JobQueries.newest), Read("newest jobs of a state", JobQueries.newestOfState),
            Read("job of any organization", JobQueries.owned), Read("due jobs", JobQueries.due),
            Read("number of waiting jobs", JobQueries.waiting), Read("number of running jobs", JobQueries.running),
            Read("lease to renew", JobQueries.renew), Read("jobs to forget", JobQueries.trim),
            Read("jobs to hide", JobQueries.hide), Read("jobs to show", JobQueries.show),
            Read("jobs to delete", JobQueries.deleteOfPerson), Read("profile", EnrichmentQueries.profile),
            Read("profile to delete", EnrichmentQueries.delete), Read("tokens", EnrichmentQueries.tokens),
        ]

    private static let duplicates = [
        Read("groups of duplicates", DuplicateQueries.groups),
        Read("people of a group", DuplicateQueries.people),
        Read("people of a group, of a creator", DuplicateQueries.peopleOfCreator),
        Read("the second with a key", DuplicateQueries.second),
        Read("the second with a key, of a creator", DuplicateQueries.secondOfCreator),
        Read("a key to delete", DuplicateQueries.delete), Read("a group to delete", DuplicateQueries.deleteGroup),
        Read("people of a company, step by step", DuplicateQueries.members),
    ]

    private static let archive: [Read] =
        [
            ("companies", ArchiveQueries.companies), ("people", .people), ("notes", .notes), ("keys", .apiKeys),
            ("jobs", .jobs), ("profiles", .profiles),
        ].flatMap { table, queries in
            [
                Read("archived \(table)", queries.page), Read("the last of the archived \(table)", queries.last),
                Read("whereabouts in \(table)", queries.whereabouts),
            ]
        } + [
            Read("archived organizations", ArchiveQueries.organizations), Read("archived users", ArchiveQueries.users),
            Read("the last archived user", ArchiveQueries.lastUser), Read("archived user", ArchiveQueries.user),
            Read("archived note", ArchiveQueries.note), Read("archived key", ArchiveQueries.apiKey),
            Read("key of a digest", ArchiveQueries.keyOfDigest), Read("archived job", ArchiveQueries.job),
            Read("archived token use", ArchiveQueries.tokenUse),
            Read("organization of a definition", ArchiveQueries.definitionOrganization),
            Read("definitions to replace", ArchiveQueries.deleteDefinitions),
        ]

    private static let keys: [Read] =
        [
            ("entries", KeyIndex.entries), ("emails", .emails), ("names of companies", .companyNames),
            ("updated people", .updatedPeople), ("updated companies", .updatedCompanies),
            ("linked people", .linkedPeople), ("created people", .createdPeople),
            ("created companies", .createdCompanies),
        ].flatMap { name, index in
            [
                Read("\(name) in a range", index.rows), Read("\(name), counted", index.count),
                Read("\(name) in order", index.ascending), Read("\(name) in reverse", index.descending),
            ] + [index.newestOfKey.map { Read("\(name) of a key", $0) }].compactMap(\.self)
                + [index.containing.map { Read("\(name) with a part", $0) }].compactMap(\.self)
        }

    private static let places: [Read] =
        [("people", PlaceQueries.people), ("companies", .companies), ("notes", .notes)].flatMap { name, queries in
            [
                Read("place in \(name)", queries.row), Read("first of \(name)", queries.first),
                Read("last of \(name)", queries.last),
            ]
        }

    private static let fields = [
        Read("entry to delete", FieldValueQueries.delete), Read("entries to delete", FieldValueQueries.deleteField),
        Read("holder of a value", FieldValueQueries.holder), Read("shared values", FieldValueQueries.shared),
        Read("fields in use", FieldValueQueries.fieldsInUse),
        Read("users behind a place", UserQueries.pageBehind),
        Read("notes about a person before a row", NoteQueries.ofPerson.pageBefore),
        Read("notes about a company before a row", NoteQueries.ofCompany.pageBefore),
        Read("stored person by row", PersonQueries.storedByRow),
        Read("progress of a field", FieldValueQueries.nextRow),
        Read("values on demand", FieldValueQueries.valuesOnDemand),
        Read("id of a person", ArchiveQueries.people.id), Read("id of a company", ArchiveQueries.companies.id),
    ]

    private static func paged(_ name: String, _ list: PagedSQL) -> [Read] {
        [Read(name, list.newestFirst), Read("\(name), from the oldest", list.oldestFirst)]
    }

    private static func search(_ name: String, _ queries: SearchQueries) -> [Read] {
        let ways = [
            ("long terms", queries.text), ("short terms", queries.grams),
            ("long terms, then rows", queries.textThenRow),
            ("short terms, then rows", queries.gramsThenRow), ("both", queries.textAndGrams),
        ]
        return ways.flatMap { way -> [Read] in
            let parts = way.1.parts.map { parts in
                [Read("\(name) by \(way.0), counted", parts.count)] + paged("\(name) by \(way.0), a page", parts.page)
            }
            return [Read("\(name) by \(way.0)", way.1.rows)] + (parts ?? [])
        }
    }
}
#endif
