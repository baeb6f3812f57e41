#if SQLite
import PeopleStorage

extension Migration {
    /// What people have in common who may be one and the same, and the groups that it makes.
    ///
    /// A group is there only while two people have its key: a list of groups is a walk through groups, and not through
    /// people. No reference is checked: with one, SQLite would open a savepoint of its own for each person that is deleted.
    static let duplicates = Migration(
        version: 6, name: "duplicates",
        sql: """
            CREATE TABLE duplicate_key (
                organization INTEGER NOT NULL,
                -- See DuplicateKey.
                digest INTEGER NOT NULL,
                -- Who created the person; empty where that was nobody.
                creator BLOB NOT NULL,
                -- Its row.
                person INTEGER NOT NULL CHECK (person >> 40 = organization),
                PRIMARY KEY (organization, digest, creator, person)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE duplicate_group (
                organization INTEGER NOT NULL,
                -- The user who created two of the people at least; empty for whoever sees all people.
                seen_by BLOB NOT NULL,
                digest INTEGER NOT NULL,
                PRIMARY KEY (organization, seen_by, digest)
            ) STRICT, WITHOUT ROWID;
            """)
}
#endif
