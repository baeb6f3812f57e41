#if SQLite
import PeopleStorage

extension Migration {
    /// The first schema.
    ///
    /// Rows of an organization's records are numbered `organization << 40 | sequence`: an organization is a range of
    /// row numbers, its order is that of creation, and the search indexes, which know nothing but row numbers, can be
    /// asked for exactly that range. A file has room for 8 million organizations of a trillion records.
    ///
    /// Texts that are compared are stored folded beside the text as it was written (`_key`, `search_text`), so that a
    /// later version of Unicode does not change what is in the indexes.
    static let initial = Migration(
        version: 1, name: "people, companies, custom fields, notes, users and keys",
        sql: """
            CREATE TABLE store_state (
                only INTEGER PRIMARY KEY CHECK (only = 1),
                -- One more with each transaction that writes, of any process.
                commit_number INTEGER NOT NULL,
                -- The last id that was issued and its time: the next process goes on behind them.
                last_id BLOB NOT NULL CHECK (length(last_id) = 16),
                last_time INTEGER NOT NULL
            ) STRICT;
            INSERT INTO store_state VALUES (1, 0, zeroblob(16), 0);

            CREATE TABLE organization (
                ordinal INTEGER PRIMARY KEY CHECK (ordinal BETWEEN 1 AND 8388607),
                id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
                name TEXT NOT NULL,
                name_key TEXT NOT NULL UNIQUE,
                created_at INTEGER NOT NULL
            ) STRICT;

            CREATE TABLE company (
                row INTEGER PRIMARY KEY,
                organization INTEGER NOT NULL REFERENCES organization CHECK (organization = row >> 40),
                id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
                name TEXT NOT NULL,
                name_key TEXT NOT NULL,
                description TEXT,
                website TEXT,
                industry TEXT,
                address TEXT,
                custom_fields TEXT NOT NULL,
                search_text TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                revision INTEGER NOT NULL CHECK (revision > 0),
                UNIQUE (organization, name_key)
            ) STRICT;
            -- A few bytes a row, to step over when an offset is deep.
            CREATE INDEX company_place ON company (organization);

            CREATE TABLE person (
                row INTEGER PRIMARY KEY,
                organization INTEGER NOT NULL REFERENCES organization CHECK (organization = row >> 40),
                id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
                email TEXT,
                email_key TEXT CHECK ((email IS NULL) = (email_key IS NULL)),
                first_name TEXT NOT NULL,
                last_name TEXT,
                phone_number TEXT,
                address TEXT,
                latitude REAL,
                longitude REAL,
                -- 1 connector, 2 solution provider, 4 full user
                flags INTEGER NOT NULL CHECK (flags BETWEEN 0 AND 7),
                custom_fields TEXT NOT NULL,
                company INTEGER REFERENCES company CHECK (company >> 40 = organization),
                search_text TEXT NOT NULL,
                created_by BLOB CHECK (length(created_by) = 16),
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                revision INTEGER NOT NULL CHECK (revision > 0)
            ) STRICT;
            CREATE UNIQUE INDEX person_email ON person (organization, email_key) WHERE email_key IS NOT NULL;
            CREATE INDEX person_place ON person (organization);
            CREATE INDEX person_company ON person (company) WHERE company IS NOT NULL;
            CREATE INDEX person_creator ON person (created_by) WHERE created_by IS NOT NULL;

            CREATE TABLE custom_field_schema (
                organization INTEGER NOT NULL REFERENCES organization,
                -- 1 people, 2 companies
                entity_type INTEGER NOT NULL CHECK (entity_type IN (1, 2)),
                revision INTEGER NOT NULL,
                PRIMARY KEY (organization, entity_type)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE custom_field (
                row INTEGER PRIMARY KEY,
                organization INTEGER NOT NULL REFERENCES organization,
                entity_type INTEGER NOT NULL CHECK (entity_type IN (1, 2)),
                id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
                key TEXT NOT NULL,
                name TEXT NOT NULL,
                description TEXT,
                -- 1 filterable, 2 sortable, 4 required
                flags INTEGER NOT NULL,
                type TEXT NOT NULL,
                -- JSON, as a client sees it
                settings TEXT,
                display_order INTEGER NOT NULL,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                revision INTEGER NOT NULL CHECK (revision > 0),
                UNIQUE (organization, entity_type, key),
                UNIQUE (organization, entity_type, display_order)
            ) STRICT;

            CREATE TABLE note (
                row INTEGER PRIMARY KEY,
                organization INTEGER NOT NULL REFERENCES organization CHECK (organization = row >> 40),
                id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
                person INTEGER REFERENCES person CHECK (person >> 40 = organization),
                company INTEGER REFERENCES company CHECK (company >> 40 = organization),
                content TEXT NOT NULL,
                created_by BLOB CHECK (length(created_by) = 16),
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                revision INTEGER NOT NULL CHECK (revision > 0),
                CHECK ((person IS NULL) <> (company IS NULL))
            ) STRICT;
            CREATE INDEX note_person ON note (person) WHERE person IS NOT NULL;
            CREATE INDEX note_company ON note (company) WHERE company IS NOT NULL;

            -- What a note names. Whether there is such a record, the reader finds out.
            CREATE TABLE mention (
                note INTEGER NOT NULL REFERENCES note,
                position INTEGER NOT NULL,
                person_id BLOB CHECK (length(person_id) = 16),
                company_id BLOB CHECK (length(company_id) = 16),
                PRIMARY KEY (note, position),
                CHECK ((person_id IS NULL) <> (company_id IS NULL))
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE user_account (
                person INTEGER PRIMARY KEY REFERENCES person,
                organization INTEGER NOT NULL REFERENCES organization CHECK (organization = person >> 40),
                -- The person's id again, for the order.
                id BLOB NOT NULL CHECK (length(id) = 16),
                is_restricted INTEGER NOT NULL CHECK (is_restricted IN (0, 1)),
                created_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX user_account_order ON user_account (organization, created_at, id);

            CREATE TABLE api_key (
                row INTEGER PRIMARY KEY,
                organization INTEGER NOT NULL REFERENCES organization CHECK (organization = row >> 40),
                id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
                user INTEGER NOT NULL REFERENCES user_account CHECK (user >> 40 = organization),
                name TEXT NOT NULL,
                prefix TEXT NOT NULL,
                digest BLOB NOT NULL UNIQUE,
                -- 1 read, 2 write, 4 admin
                scopes INTEGER NOT NULL,
                is_restricted INTEGER NOT NULL CHECK (is_restricted IN (0, 1)),
                created_at INTEGER NOT NULL,
                last_used_at INTEGER,
                expires_at INTEGER NOT NULL,
                revoked_at INTEGER
            ) STRICT;
            CREATE INDEX api_key_user ON api_key (user);
            CREATE INDEX api_key_active ON api_key (organization) WHERE revoked_at IS NULL;

            -- How many there are of what a list shows, so that no list counts. Kinds: see CountKind.
            CREATE TABLE kept_count (
                organization INTEGER NOT NULL REFERENCES organization,
                kind INTEGER NOT NULL,
                subject BLOB NOT NULL,
                number INTEGER NOT NULL CHECK (number >= 0),
                PRIMARY KEY (organization, kind, subject)
            ) STRICT, WITHOUT ROWID;

            \(SearchSchema.sql(for: "person"))
            \(SearchSchema.sql(for: "company"))
            """)
}
#endif
