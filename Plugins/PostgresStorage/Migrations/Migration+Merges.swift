#if Postgres
import PeopleStorage

extension Migration {
    /// Who was merged into whom, and what it takes to undo it.
    static let merges = Migration(
        version: 6, name: "merges",
        sql: """
            CREATE TABLE merge (
                organization uuid NOT NULL REFERENCES organization,
                -- Who was merged.
                id uuid NOT NULL,
                -- Into whom, and the revision of that person that came of it.
                survivor uuid NOT NULL,
                revision bigint NOT NULL,
                -- Whom the id leads to: the survivor, or whom that one was merged into.
                target uuid NOT NULL,
                at timestamptz NOT NULL,
                user_id uuid,
                api_key uuid,
                -- Who was merged, and the survivor before and after, as PutAwayForm writes them.
                other text NOT NULL,
                before text NOT NULL,
                after text NOT NULL,
                PRIMARY KEY (organization, id)
            );
            CREATE INDEX merge_survivor ON merge (organization, survivor, revision);
            CREATE INDEX merge_target ON merge (organization, target);

            -- The notes that were about who was merged.
            CREATE TABLE merge_note (
                organization uuid NOT NULL,
                person uuid NOT NULL,
                note uuid NOT NULL,
                PRIMARY KEY (organization, person, note)
            );

            \(wall(before: ["merge", "merge_note"]))
            """)
}
#endif
