#if SQLite
import PeopleDomain
import PeopleStorage

extension Migration {
    /// What a step does behind its statements, in the same transaction, since SQL can't: it writes what Swift makes of the
    /// records that are there, a bounded number in memory at a time.
    ///
    /// Its statements are its own, and never change: later steps change the tables that today's statements are about.
    func fill(on connection: Connection) throws(StorageError) {
        switch self {
        case .fieldValues: try FieldValueFilling(connection: connection).run()
        case .duplicates: try Self.fillDuplicates(connection)
        default: return
        }
    }

    private static func fillDuplicates(_ connection: Connection) throws(StorageError) {
        var last: Int64 = 0
        while true {
            let people = try connection.all(people) {
                $0.add(last)
            } _: {
                UnconnectedPerson(&$0)
            }
            for person in people {
                for key in person.keys {
                    try connection.run(insertKey) {
                        $0.add(person.row)
                        $0.add(key.digest)
                        $0.add(person.creator)
                    }
                }
            }
            guard let end = people.last?.row else { break }
            last = end
        }
        for sql in groups { try connection.run(sql) }
    }

    private static let people = SQL(
        """
        SELECT p.row, p.created_by, p.first_name, p.last_name, p.email, p.phone_number, c.id
        FROM person p LEFT JOIN company c ON c.row = p.company WHERE p.row > ?1 ORDER BY p.row LIMIT 1000
        """)
    private static let insertKey = SQL(
        "INSERT INTO duplicate_key (organization, digest, creator, person) VALUES (?1 >> 40, ?2, coalesce(?3, x''), ?1)"
    )
    private static let groups = [
        SQL(
            """
            INSERT INTO duplicate_group (organization, seen_by, digest)
            SELECT organization, x'', digest FROM duplicate_key GROUP BY 1, 3 HAVING count(*) > 1
            """),
        SQL(
            """
            INSERT INTO duplicate_group (organization, seen_by, digest)
            SELECT organization, creator, digest FROM duplicate_key WHERE creator <> x''
            GROUP BY 1, 3, 2 HAVING count(*) > 1
            """),
        SQL(
            """
            INSERT INTO kept_count (organization, kind, subject, number)
            SELECT organization, 20 + (digest >> 61), seen_by, count(*) FROM duplicate_group GROUP BY 1, 2, 3
            """),
    ]
}

/// A person of whom nobody knows yet what it has in common with others.
private struct UnconnectedPerson {
    let row: Int64
    let creator: User.ID?
    let keys: Set<DuplicateKey>

    init(_ row: inout Row) {
        self.row = row.int64()
        creator = row.optionalID()
        keys = DuplicateKey.all(
            firstName: FirstName(stored: row.text()), lastName: row.optionalText().map { LastName(stored: $0) },
            email: row.optionalText().map { EmailAddress(stored: $0) },
            phoneNumber: row.optionalText().map { PhoneNumber(stored: $0) }, company: row.optionalID())
    }
}
#endif
