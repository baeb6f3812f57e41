#if Postgres
import PeopleStorage

extension Migration {
    /// What people have in common who may be one and the same, and the groups that it makes.
    ///
    /// A group is there only while two people have its key: a list of groups is a walk through groups, and not through
    /// people. Where nobody created a person, or all people count, the user is the id of which every digit is 0.
    static let duplicates = Migration(
        version: 5, name: "duplicates",
        sql: """
            CREATE TABLE duplicate_key (
                organization uuid NOT NULL,
                -- See DuplicateKey.
                digest bigint NOT NULL,
                -- Who created the person.
                creator uuid NOT NULL,
                person uuid NOT NULL,
                PRIMARY KEY (organization, digest, creator, person)
            );

            CREATE TABLE duplicate_group (
                organization uuid NOT NULL,
                -- The user who created two of the people at least, or nobody for whoever sees all people.
                seen_by uuid NOT NULL,
                digest bigint NOT NULL,
                PRIMARY KEY (organization, seen_by, digest)
            );

            \(wall(before: ["duplicate_key", "duplicate_group"]))
            """)
}
#endif
