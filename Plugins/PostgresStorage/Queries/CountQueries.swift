#if Postgres
import PeopleStorage

/// Statements about kept counts. $1 is the organization.
enum CountQueries {
    /// A subquery for one number.
    static func number(of kind: CountKind, subject: String = "'00000000-0000-0000-0000-000000000000'") -> String {
        """
        SELECT number FROM kept_count WHERE organization = $1::uuid AND kind = \(kind.rawValue) AND subject = \(subject)
        """
    }

    static let add = SQL(
        """
        INSERT INTO kept_count AS k (organization, kind, subject, number)
        SELECT $1::uuid, * FROM unnest($2::int8[], $3::uuid[], $4::int8[])
        ON CONFLICT (organization, kind, subject) DO UPDATE SET number = k.number + excluded.number
        """)
    /// What is taken away may leave nothing; `number` can't be inserted below zero, so that it is another statement.
    static let subtract = SQL(
        """
        UPDATE kept_count k SET number = k.number - v.number
        FROM unnest($2::int8[], $3::uuid[], $4::int8[]) AS v (kind, subject, number)
        WHERE k.organization = $1::uuid AND k.kind = v.kind AND k.subject = v.subject
        """)
    /// Of subjects that are gone.
    static let delete = SQL(
        "DELETE FROM kept_count WHERE organization = $1::uuid AND kind = $2::int8 AND subject = ANY ($3::uuid[])")
}
#endif
