#if Postgres
import PeopleDomain
import PeopleStorage

extension Migrator {
    /// What a step does behind its statements, in the same transaction, since SQL can't: it writes what Swift makes of the
    /// records that are there, a thousand in memory at a time.
    ///
    /// Its statements are its own, and never change: later steps change the tables that today's statements are about.
    func fill(_ migration: Migration) async throws(PostgresStorageOpenError) {
        switch migration {
        case .fieldValues: try await fillFieldValues()
        case .duplicates: try await forEachOrganization(fillDuplicates)
        default: return
        }
    }

    /// Goes through the organizations, and behind the wall of each.
    private func forEachOrganization(
        _ body: (Organization.ID) async throws(PostgresStorageOpenError) -> Void
    ) async throws(PostgresStorageOpenError) {
        var last = Organization.ID(high: 0, low: 0)
        while let next = try await first(
            Statement(Self.nextOrganization) { $0.add(last) }, { $0.id(Organization.self) })
        {
            try await send([Statement(Self.goBehindWall) { $0.add(next) }])
            try await body(next)
            last = next
        }
    }

    private func fillDuplicates(in organization: Organization.ID) async throws(PostgresStorageOpenError) {
        var last = Person.ID(high: 0, low: 0)
        while true {
            let found = try await send([
                Statement(Self.people) {
                    $0.add(organization)
                    $0.add(last)
                }
            ]).first
            let people = try read { () throws(StorageError) in try found?.map { UnconnectedPerson(&$0) } ?? [] }
            guard let end = people.last?.id else { break }
            let keys = people.flatMap { person in person.keys.map { (person: person, key: $0) } }
            try await send([
                Statement(Self.insertKeys) {
                    $0.add(organization)
                    $0.add(.int8, keys.map { .int8($0.key.digest) })
                    $0.add(ids: keys.map { $0.person.creator ?? .nobody })
                    $0.add(ids: keys.map(\.person.id))
                }
            ])
            last = end
        }
        try await send(Self.groups.map { sql in Statement(sql) { $0.add(organization) } })
    }

    // MARK: Statements

    private static let nextOrganization = SQL(
        "SELECT id FROM organization WHERE id > $1::uuid ORDER BY id LIMIT 1")
    private static let goBehindWall = SQL("SELECT set_config('people.organization', $1::uuid::text, true)")
    private static let people = SQL(
        """
        SELECT id, created_by, first_name, last_name, email, phone_number, company FROM person
        WHERE organization = $1::uuid AND id > $2::uuid ORDER BY id LIMIT 1000
        """)
    private static let insertKeys = SQL(
        """
        INSERT INTO duplicate_key (organization, digest, creator, person)
        SELECT $1::uuid, * FROM unnest($2::int8[], $3::uuid[], $4::uuid[])
        """)
    private static let nobody = "'00000000-0000-0000-0000-000000000000'::uuid"
    private static let groups = [
        SQL(
            """
            INSERT INTO duplicate_group (organization, seen_by, digest)
            SELECT organization, \(nobody), digest FROM duplicate_key WHERE organization = $1::uuid
            GROUP BY 1, 3 HAVING count(*) > 1
            """),
        SQL(
            """
            INSERT INTO duplicate_group (organization, seen_by, digest)
            SELECT organization, creator, digest FROM duplicate_key
            WHERE organization = $1::uuid AND creator <> \(nobody) GROUP BY 1, 3, 2 HAVING count(*) > 1
            """),
        SQL(
            """
            INSERT INTO kept_count (organization, kind, subject, number)
            SELECT organization, 20 + (digest >> 61), seen_by, count(*) FROM duplicate_group WHERE organization = $1::uuid
            GROUP BY 1, 2, 3
            """),
    ]
}

/// A person of whom nobody knows yet what it has in common with others.
private struct UnconnectedPerson {
    let id: Person.ID
    let creator: User.ID?
    let keys: Set<DuplicateKey>

    init(_ row: inout Row) {
        id = row.id()
        creator = row.optionalID()
        keys = DuplicateKey.all(
            firstName: FirstName(stored: row.text()), lastName: row.optionalText().map { LastName(stored: $0) },
            email: row.optionalText().map { EmailAddress(stored: $0) },
            phoneNumber: row.optionalText().map { PhoneNumber(stored: $0) }, company: row.optionalID())
    }
}
#endif
