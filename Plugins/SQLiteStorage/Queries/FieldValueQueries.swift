#if SQLite
/// Statements about the entries of fields. ?1 is the organization and ?2 the field.
enum FieldValueQueries {
    /// A choice of options that fold to the same key has one entry.
    static let insert = SQL(
        "INSERT INTO field_value (organization, field, key, row) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")
    static let delete = SQL(
        "DELETE FROM field_value WHERE organization = ?1 AND field = ?2 AND key = ?3 AND row = ?4")
    static let deleteField = SQL("DELETE FROM field_value WHERE organization = ?1 AND field = ?2")
    static let fieldsInUse = SQL("SELECT field FROM field_in_use WHERE organization = ?1")
    static let use = SQL("INSERT INTO field_in_use (organization, field) VALUES (?1, ?2)")
    /// Who has a key, where no two records have the same.
    static let holder = SQL(
        "SELECT row FROM field_value WHERE organization = ?1 AND field = ?2 AND key = ?3 LIMIT 1")
    /// How many records have a key that another has too.
    static let shared = SQL(
        """
        SELECT coalesce(sum(records), 0) FROM (
            SELECT count(*) AS records FROM field_value WHERE organization = ?1 AND field = ?2
            GROUP BY key HAVING records > 1)
        """)
}
#endif
