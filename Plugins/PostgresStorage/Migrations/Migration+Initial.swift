#if Postgres
import PeopleStorage

extension Migration {
    /// The first schema.
    ///
    /// Each table of records is led by its organization in every key and index, so that it can be spread over machines by
    /// it. The order of an organization's records is that of their ids, which rise with time (UUIDv7).
    ///
    /// Texts that are compared are stored folded beside the text as it was written (`…_key`, and the tables of search
    /// texts), so that a later version of Unicode does not change what is in the indexes. They are compared byte by byte:
    /// collation "C".
    ///
    /// What is unique can be deferred to the end of a statement, since one statement writes all that a group of changes
    /// did, and two people may have exchanged their addresses in it.
    static let initial = Migration(
        version: 1, name: "people, companies, custom fields, notes, users and keys",
        sql: """
            -- Both are of PostgreSQL's contrib and trusted: the owner of the database may make them.
            CREATE EXTENSION IF NOT EXISTS pg_trgm;
            CREATE EXTENSION IF NOT EXISTS btree_gin;

            -- How an organization is found; not behind the wall.
            CREATE TABLE organization (
                id uuid PRIMARY KEY,
                name text NOT NULL,
                name_key text COLLATE "C" NOT NULL CONSTRAINT organization_name UNIQUE,
                created_at timestamptz NOT NULL,
                -- The last id that was issued for one of its records, and its time.
                last_id uuid NOT NULL,
                last_time timestamptz NOT NULL,
                people_schema bigint NOT NULL,
                company_schema bigint NOT NULL
            ) WITH (fillfactor = 50);

            -- How a key finds its organization, and when it was used; not behind the wall.
            CREATE TABLE api_key_digest (
                id uuid PRIMARY KEY,
                digest bytea NOT NULL CONSTRAINT api_key_digest_value UNIQUE,
                organization uuid NOT NULL REFERENCES organization,
                last_used_at timestamptz
            ) WITH (fillfactor = 70);

            CREATE TABLE company (
                organization uuid NOT NULL REFERENCES organization,
                id uuid NOT NULL,
                name text NOT NULL,
                name_key text COLLATE "C" NOT NULL,
                description text,
                website text,
                industry text,
                address text,
                custom_fields jsonb NOT NULL,
                created_at timestamptz NOT NULL,
                updated_at timestamptz NOT NULL,
                revision bigint NOT NULL CHECK (revision > 0),
                PRIMARY KEY (organization, id),
                CONSTRAINT company_name UNIQUE (organization, name_key) DEFERRABLE INITIALLY IMMEDIATE
            );

            CREATE TABLE person (
                organization uuid NOT NULL,
                id uuid NOT NULL,
                email text,
                email_key text COLLATE "C" CHECK ((email IS NULL) = (email_key IS NULL)),
                first_name text NOT NULL,
                last_name text,
                phone_number text,
                address text,
                latitude float8,
                longitude float8,
                -- 1 connector, 2 solution provider, 4 full user
                flags bigint NOT NULL CHECK (flags BETWEEN 0 AND 7),
                custom_fields jsonb NOT NULL,
                company uuid,
                created_by uuid,
                created_at timestamptz NOT NULL,
                updated_at timestamptz NOT NULL,
                revision bigint NOT NULL CHECK (revision > 0),
                PRIMARY KEY (organization, id),
                CONSTRAINT person_email UNIQUE (organization, email_key) DEFERRABLE INITIALLY IMMEDIATE,
                FOREIGN KEY (organization, company) REFERENCES company
            );
            CREATE INDEX person_company ON person (organization, company, id) WHERE company IS NOT NULL;
            CREATE INDEX person_creator ON person (organization, created_by, id) WHERE created_by IS NOT NULL;

            CREATE TABLE custom_field (
                organization uuid NOT NULL REFERENCES organization,
                id uuid NOT NULL,
                -- 1 people, 2 companies
                entity_type bigint NOT NULL CHECK (entity_type IN (1, 2)),
                key text COLLATE "C" NOT NULL,
                name text NOT NULL,
                description text,
                -- 1 filterable, 2 sortable, 4 required
                flags bigint NOT NULL,
                type text NOT NULL,
                settings jsonb,
                display_order bigint NOT NULL,
                created_at timestamptz NOT NULL,
                updated_at timestamptz NOT NULL,
                revision bigint NOT NULL CHECK (revision > 0),
                PRIMARY KEY (organization, id),
                CONSTRAINT custom_field_key UNIQUE (organization, entity_type, key) DEFERRABLE INITIALLY IMMEDIATE
            );

            CREATE TABLE note (
                organization uuid NOT NULL,
                id uuid NOT NULL,
                person uuid,
                company uuid,
                content text NOT NULL,
                created_by uuid,
                created_at timestamptz NOT NULL,
                updated_at timestamptz NOT NULL,
                revision bigint NOT NULL CHECK (revision > 0),
                PRIMARY KEY (organization, id),
                CHECK ((person IS NULL) <> (company IS NULL)),
                FOREIGN KEY (organization, person) REFERENCES person,
                FOREIGN KEY (organization, company) REFERENCES company
            );
            CREATE INDEX note_person ON note (organization, person, id) WHERE person IS NOT NULL;
            CREATE INDEX note_company ON note (organization, company, id) WHERE company IS NOT NULL;

            -- What a note names. Whether there is such a record, the reader finds out.
            CREATE TABLE mention (
                organization uuid NOT NULL,
                note uuid NOT NULL,
                position bigint NOT NULL,
                person uuid,
                company uuid,
                PRIMARY KEY (organization, note, position),
                CHECK ((person IS NULL) <> (company IS NULL)),
                FOREIGN KEY (organization, note) REFERENCES note ON DELETE CASCADE
            );

            CREATE TABLE user_account (
                organization uuid NOT NULL,
                -- The person who has it.
                id uuid NOT NULL,
                is_restricted boolean NOT NULL,
                created_at timestamptz NOT NULL,
                PRIMARY KEY (organization, id),
                FOREIGN KEY (organization, id) REFERENCES person
            );
            CREATE INDEX user_account_order ON user_account (organization, created_at, id);

            CREATE TABLE api_key (
                organization uuid NOT NULL,
                id uuid NOT NULL,
                user_id uuid NOT NULL,
                name text NOT NULL,
                prefix text NOT NULL,
                -- 1 read, 2 write, 4 admin
                scopes bigint NOT NULL,
                is_restricted boolean NOT NULL,
                created_at timestamptz NOT NULL,
                expires_at timestamptz NOT NULL,
                revoked_at timestamptz,
                PRIMARY KEY (organization, id),
                FOREIGN KEY (organization, user_id) REFERENCES user_account
            );
            CREATE INDEX api_key_user ON api_key (organization, user_id, id);
            CREATE INDEX api_key_active ON api_key (organization) WHERE revoked_at IS NULL;

            -- How many there are of what a list shows, so that no list counts. Kinds: see CountKind.
            CREATE TABLE kept_count (
                organization uuid NOT NULL,
                kind bigint NOT NULL,
                subject uuid NOT NULL,
                number bigint NOT NULL CHECK (number >= 0),
                PRIMARY KEY (organization, kind, subject)
            ) WITH (fillfactor = 70);

            -- A commit leaves its token, so that whoever lost the connection meanwhile can find out what became of it.
            CREATE TABLE commit_token (
                organization uuid NOT NULL,
                token uuid NOT NULL,
                created_at timestamptz NOT NULL DEFAULT now(),
                PRIMARY KEY (organization, token)
            );
            CREATE INDEX commit_token_age ON commit_token (organization, created_at);

            -- What is searched: folded text for terms of three characters and more, and the distinct pairs of characters
            -- (see Grams) for shorter ones. These two tables give nothing but ids, and are not behind the wall: no
            -- index is asked for LIKE behind one, since LIKE is not leak-proof
            -- (postgresql.org/docs/current/rules-privileges.html).
            CREATE TABLE person_search (
                organization uuid NOT NULL,
                id uuid NOT NULL,
                text text COLLATE "C" NOT NULL,
                grams int[] NOT NULL,
                PRIMARY KEY (organization, id)
            );
            CREATE INDEX person_search_text ON person_search USING gin (organization, text gin_trgm_ops, grams);
            CREATE TABLE company_search (
                organization uuid NOT NULL,
                id uuid NOT NULL,
                text text COLLATE "C" NOT NULL,
                grams int[] NOT NULL,
                PRIMARY KEY (organization, id)
            );
            CREATE INDEX company_search_text ON company_search USING gin (organization, text gin_trgm_ops, grams);

            -- The wall: a transaction sees and writes the records of the organization that it names, and no others. It
            -- binds the owner of the tables too.
            \(wall(before: [
                "company", "person", "custom_field", "note", "mention", "user_account", "api_key", "kept_count",
                "commit_token",
            ]))
            """)

    /// Puts tables behind the wall.
    static func wall(before tables: [String]) -> String {
        tables.map { table in
            """
            ALTER TABLE \(table) ENABLE ROW LEVEL SECURITY;
            ALTER TABLE \(table) FORCE ROW LEVEL SECURITY;
            CREATE POLICY organization_wall ON \(table)
                USING (organization = nullif(current_setting('people.organization', true), '')::uuid);
            """
        }.joined(separator: "\n")
    }
}
#endif
