#if SQLite
import PeopleDomain
import PeopleStorage
import Testing

@testable import SQLiteStorage

extension SQLiteStorage {
    func commitNumber() throws(StorageError) -> Int64 {
        try readInline { connection throws(StorageError) in
            try connection.first(StoreQueries.commitNumber) { $0.int64() } ?? 0
        }
    }

    /// Makes the file as full as it is, or gives it room again.
    func limit(pages: Int) async throws {
        try await write { transaction throws(StorageError) in
            let statement = SQL("PRAGMA max_page_count = \(pages)")
            _ = try transaction.connection.first(statement) { $0.int64() }
        }
    }

    /// Expects a file that SQLite finds whole, references that lead somewhere, and counts that were kept right.
    func expectWhole() async throws {
        let (integrity, dangling, wrong, groups) = try await read { connection throws(StorageError) in
            (
                try connection.first(SQL("PRAGMA integrity_check")) { $0.text() },
                try connection.all(SQL("PRAGMA foreign_key_check")) { $0.text() },
                try connection.all(SQL(Self.wrongCounts)) { row in "\(row.int64()) \(row.int64()) \(row.int64())" },
                try connection.all(SQL(Self.wrongGroups)) { row in "\(row.int64()) \(row.int64())" }
            )
        }
        #expect(integrity == "ok")
        #expect(dangling.isEmpty)
        #expect(wrong.isEmpty)
        let (entries, expected) = try await read { connection throws(StorageError) in
            (try connection.fieldEntries(), try connection.expectedFieldEntries())
        }
        #expect(entries.subtracting(expected).isEmpty, "entries that should not be there")
        #expect(expected.subtracting(entries).isEmpty, "entries that are missing")
        #expect(groups.isEmpty)
    }

    /// The groups as the keys make them, less the groups as they are kept, both ways; and keys of nobody.
    private static let wrongGroups = """
        WITH made (organization, seen_by, digest) AS (
            SELECT organization, x'', digest FROM duplicate_key GROUP BY 1, 3 HAVING count(*) > 1
            UNION ALL SELECT organization, creator, digest FROM duplicate_key WHERE creator <> x''
                GROUP BY 1, 2, 3 HAVING count(*) > 1)
        SELECT organization, digest FROM (SELECT * FROM made EXCEPT SELECT * FROM duplicate_group)
        UNION ALL SELECT organization, digest FROM (SELECT * FROM duplicate_group EXCEPT SELECT * FROM made)
        UNION ALL SELECT k.organization, digest FROM duplicate_key k LEFT JOIN person p ON p.row = k.person
            WHERE p.row IS NULL OR coalesce(p.created_by, x'') <> k.creator
        """

    /// The counts as the tables have them, less the counts as they are kept, both ways.
    private static let wrongCounts = """
        WITH counted (organization, kind, subject, number) AS (
            SELECT organization, 1, x'', count(*) FROM person GROUP BY 1
            UNION ALL SELECT organization, 2, created_by, count(*) FROM person WHERE created_by IS NOT NULL GROUP BY 1, 3
            UNION ALL SELECT p.organization, 3, c.id, count(*) FROM person p JOIN company c ON c.row = p.company
                GROUP BY 1, 3
            UNION ALL SELECT organization, 4, x'', count(*) FROM company GROUP BY 1
            UNION ALL SELECT n.organization, 5, coalesce(p.id, c.id), count(*) FROM note n
                LEFT JOIN person p ON p.row = n.person LEFT JOIN company c ON c.row = n.company GROUP BY 1, 3
            UNION ALL SELECT organization, 6, x'', count(*) FROM user_account GROUP BY 1
            UNION ALL SELECT organization, 7, x'', count(*) FROM trash WHERE entity_type = 1 GROUP BY 1
            UNION ALL SELECT organization, 8, created_by, count(*) FROM trash
                WHERE entity_type = 1 AND created_by IS NOT NULL GROUP BY 1, 3
            UNION ALL SELECT organization, 9, x'', count(*) FROM trash WHERE entity_type = 2 GROUP BY 1
            UNION ALL SELECT organization, 20 + (digest >> 61), seen_by, count(*) FROM duplicate_group GROUP BY 1, 2, 3)
        SELECT organization, kind, number FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept_count WHERE number > 0)
        UNION ALL
        SELECT organization, kind, number FROM (SELECT * FROM kept_count WHERE number > 0 EXCEPT SELECT * FROM counted)
        """
}
#endif
