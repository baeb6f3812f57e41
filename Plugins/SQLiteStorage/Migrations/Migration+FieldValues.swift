#if SQLite
import PeopleStorage

extension Migration {
    /// What records are found by and put in order by, besides what the tables' own indexes have (docs/decisions/0007).
    static let fieldValues = Migration(
        version: 4, name: "keys of fields, for filters and orders",
        sql: """
            -- The keys of the fields of records: what filters and orders of lists go by. The program fills it in the
            -- same step: keys are made by its own rules of comparison.
            CREATE TABLE field_value (
                organization INTEGER NOT NULL REFERENCES organization,
                -- See QueryField.indexNumber. Those of people and companies differ.
                field INTEGER NOT NULL,
                key BLOB NOT NULL,
                -- Of person or company.
                row INTEGER NOT NULL,
                PRIMARY KEY (organization, field, key, row)
            ) STRICT, WITHOUT ROWID;
            -- Fields of people that few ask for: each has entries from when an organization first asks.
            CREATE TABLE field_in_use (
                organization INTEGER NOT NULL REFERENCES organization,
                field INTEGER NOT NULL,
                -- The people from this row on have none yet; NULL once all have theirs.
                next_row INTEGER,
                PRIMARY KEY (organization, field)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX person_updated ON person (organization, updated_at);
            CREATE INDEX company_updated ON company (organization, updated_at);
            """)
}
#endif
