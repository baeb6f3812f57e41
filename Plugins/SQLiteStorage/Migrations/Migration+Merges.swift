#if SQLite
import PeopleStorage

extension Migration {
    /// Who was merged into whom, and what it takes to undo it.
    static let merges = Migration(
        version: 7, name: "merges",
        sql: """
            CREATE TABLE merge (
                -- Who was merged, and the row that it had, and will have.
                id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
                record INTEGER NOT NULL UNIQUE,
                organization INTEGER NOT NULL REFERENCES organization CHECK (organization = record >> 40),
                -- Into whom, and the revision of that person that came of it.
                survivor BLOB NOT NULL CHECK (length(survivor) = 16),
                revision INTEGER NOT NULL,
                -- Whom the id leads to: the survivor, or whom that one was merged into.
                target BLOB NOT NULL CHECK (length(target) = 16),
                at INTEGER NOT NULL,
                user BLOB CHECK (length(user) = 16),
                api_key BLOB CHECK (length(api_key) = 16),
                -- Who was merged, and the survivor before and after, as PutAwayForm writes them.
                other TEXT NOT NULL,
                before TEXT NOT NULL,
                after TEXT NOT NULL
            ) STRICT;
            CREATE INDEX merge_survivor ON merge (survivor, revision);
            CREATE INDEX merge_target ON merge (target);

            -- The notes that were about who was merged.
            CREATE TABLE merge_note (
                record INTEGER NOT NULL,
                note INTEGER NOT NULL,
                PRIMARY KEY (record, note)
            ) STRICT, WITHOUT ROWID;
            """)
}
#endif
