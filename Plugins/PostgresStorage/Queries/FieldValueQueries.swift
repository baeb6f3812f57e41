#if Postgres
/// Statements about the entries of fields. $1 is the organization.
enum FieldValueQueries {
    static let insert = SQL(
        """
        INSERT INTO field_value (organization, record, field, key)
        SELECT $1::uuid, * FROM unnest($2::uuid[], $3::int8[], $4::bytea[])
        """)
    static let delete = SQL(
        """
        DELETE FROM field_value v USING unnest($2::uuid[], $3::int8[], $4::bytea[]) AS e (record, field, key)
        WHERE v.organization = $1::uuid AND v.record = e.record AND v.field = e.field AND v.key = e.key
        """)

    // MARK: Values that records don't share

    /// Who has which of the entries $2, $3, by their places among them, from 1. Of several the oldest comes last, and so
    /// is the one that is known.
    static let holders = SQL("SELECT e.place, v.record FROM \(entries) ORDER BY v.record DESC")
    /// The same with the people whole.
    static let holdersWhole = SQL(
        """
        SELECT e.place, \(PersonQueries.columns) FROM \(entries)
        JOIN person p ON p.organization = $1::uuid AND p.id = v.record \(PersonQueries.company)
        ORDER BY v.record DESC
        """)
    private static let entries = """
        unnest($2::int8[], $3::bytea[]) WITH ORDINALITY AS e (field, key, place)
        JOIN field_value v ON v.organization = $1::uuid AND v.field = e.field AND v.key = e.key
        """
    /// How many records share a value of the field $2 with another, but for the values $3.
    static let sharedCount = SQL(
        """
        SELECT coalesce(sum(number), 0)::int8 FROM (
            SELECT count(*) AS number FROM field_value
            WHERE organization = $1::uuid AND field = $2::int8 AND key <> ALL ($3::bytea[])
            GROUP BY key HAVING count(*) > 1) s
        """)

    // MARK: Whole fields

    /// Of the fields $2.
    static let deleteFields = SQL(
        "DELETE FROM field_value WHERE organization = $1::uuid AND field = ANY ($2::int8[])")
    /// Of the values $3 of the field $2.
    static let deleteValues = SQL(
        "DELETE FROM field_value WHERE organization = $1::uuid AND field = $2::int8 AND key = ANY ($3::bytea[])")
}
#endif
