#if Postgres
import PeopleStorage

extension Migration {
    /// What lists are filtered and put in order by (docs/decisions/0007-filters-orders-and-cursors.md).
    ///
    /// The keys of `field_value` are found by the organization, the field and the key, and those of one record by the
    /// record. Which fields have entries says ``FieldPlace``; those of the records that are there already are made by
    /// ``Migrator/fillFieldValues()``, in the same transaction. Times, addresses and names of companies have columns of
    /// their own, whose indexes give the id along, so that none has to look at the record.
    static let fieldValues = Migration(
        version: 3, name: "filters and orders of lists (reads every person and company once)",
        sql: """
            CREATE TABLE field_value (
                organization uuid NOT NULL,
                record uuid NOT NULL,
                -- See QueryField.indexNumber.
                field bigint NOT NULL,
                -- See SortKey: compared byte by byte.
                key bytea NOT NULL,
                PRIMARY KEY (organization, record, field, key)
            );
            CREATE INDEX field_value_key ON field_value (organization, field, key, record);
            \(wall(before: ["field_value"]))

            CREATE INDEX person_created ON person (organization, created_at, id);
            CREATE INDEX person_updated ON person (organization, updated_at, id);
            CREATE INDEX company_created ON company (organization, created_at, id);
            CREATE INDEX company_updated ON company (organization, updated_at, id);

            ALTER TABLE person DROP CONSTRAINT person_email;
            ALTER TABLE person ADD CONSTRAINT person_email
                UNIQUE (organization, email_key) INCLUDE (id) DEFERRABLE INITIALLY IMMEDIATE;
            ALTER TABLE company DROP CONSTRAINT company_name;
            ALTER TABLE company ADD CONSTRAINT company_name
                UNIQUE (organization, name_key) INCLUDE (id) DEFERRABLE INITIALLY IMMEDIATE;
            """)
}
#endif
