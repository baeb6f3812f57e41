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
    static let nextRow = SQL("SELECT next_row FROM field_in_use WHERE organization = ?1 AND field = ?2")
    static let setNextRow = SQL(
        """
        INSERT INTO field_in_use (organization, field, next_row) VALUES (?1, ?2, ?3)
        ON CONFLICT DO UPDATE SET next_row = excluded.next_row
        """)
    /// The fields that have entries on demand, of up to ?3 of the people in the rows ?1 to ?2.
    static let valuesOnDemand = SQL(
        """
        SELECT row, phone_number, address, latitude, longitude FROM person WHERE row BETWEEN ?1 AND ?2
        ORDER BY row LIMIT ?3
        """)
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
