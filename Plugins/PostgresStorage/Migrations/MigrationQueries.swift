#if Postgres
/// Statements about the server and the schema.
enum MigrationQueries {
    static let server = SQL(
        """
        SELECT current_setting('server_version_num')::int8, current_setting('server_version'),
            current_setting('server_encoding'), pg_is_in_recovery(), current_user::text
        """)
    /// Of those that we need: name, whether the server has its files, whether the database has it.
    static let extensions = SQL(
        """
        SELECT n, EXISTS (SELECT 1 FROM pg_available_extensions a WHERE a.name = n),
            EXISTS (SELECT 1 FROM pg_extension e WHERE e.extname = n)
        FROM unnest(ARRAY['btree_gin', 'pg_trgm']) AS n ORDER BY n
        """)
    static let createExtensions = [
        SQL("CREATE EXTENSION IF NOT EXISTS btree_gin"), SQL("CREATE EXTENSION IF NOT EXISTS pg_trgm"),
    ]
    /// By the catalog's rows: what a name resolves to is remembered by the server, and seen too late behind a lock.
    static let hasVersions = SQL(
        "SELECT EXISTS (SELECT 1 FROM pg_class WHERE relname = 'people_schema' AND pg_table_is_visible(oid))")
    static let version = SQL("SELECT max(version) FROM people_schema")

    /// One process at a time, whichever database role or node it has.
    static let lock = SQL("SELECT pg_advisory_xact_lock(hashtext('people: migration'))")
    static let createVersions = SQL(
        """
        CREATE TABLE IF NOT EXISTS people_schema (
            version bigint PRIMARY KEY, name text NOT NULL, done_at timestamptz NOT NULL DEFAULT now())
        """)
    static let noteVersion = SQL("INSERT INTO people_schema (version, name) VALUES ($1::int8, $2::text)")

    /// The tables that the role may not use as we do.
    static let forbiddenTables = SQL(
        """
        SELECT coalesce(string_agg(t, ', ' ORDER BY t), '') FROM unnest(ARRAY[
            'api_key', 'api_key_digest', 'commit_token', 'company', 'company_search', 'custom_field', 'duplicate_group',
            'duplicate_key', 'enrichment_profile', 'field_value', 'history', 'idempotency_claim', 'job', 'kept_count',
            'mention', 'merge', 'merge_note', 'note', 'organization', 'person', 'person_search', 'token_use', 'trash',
            'trash_age', 'trash_member', 'trash_mention', 'trash_note', 'user_account']) AS t
        WHERE NOT (has_table_privilege(t, 'SELECT') AND has_table_privilege(t, 'INSERT')
            AND has_table_privilege(t, 'UPDATE') AND has_table_privilege(t, 'DELETE'))
        """)
}
#endif
