#if SQLite
import PeopleDomain
import PeopleStorage

extension Connection {
    func organizations(after place: StorePlace?, limit: Int) throws(StorageError) -> [Organization] {
        try all(ArchiveQueries.organizations) {
            $0.add(place)
            $0.add(limit)
        } _: {
            $0.organization()
        }
    }

    /// Records of an organization in the order of creation. To be called within a transaction.
    func records(
        of table: StoreTable, in id: Organization.ID, _ rows: RowRange, after place: StorePlace?, limit: Int
    ) throws(StorageError) -> [StoreRecord] {
        switch table {
        case .organizations:
            guard place == nil, let organization = try organization(id) else { return [] }
            return [.organization(organization)]
        case .customFields:
            var schemas: [StoreRecord] = []
            for entityType in EntityType.allCases {
                schemas.append(.customFields(try schema(of: entityType, in: rows)))
            }
            return Array(schemas.filter { schema in place.map { $0 < schema.place } ?? true }.prefix(limit))
        case .companies:
            return try records(.companies, rows, place, limit) { .company($0.company()) }
        case .people:
            return try records(.people, rows, place, limit) { .person($0.person()) }
        case .users:
            return try all(ArchiveQueries.users) {
                $0.add(rows.ordinal)
                $0.add(place)
                $0.add(limit)
            } _: {
                .user($0.userAccount())
            }
        case .notes:
            return try records(.notes, rows, place, limit) { .note($0.archivedNote()) }
        case .apiKeys:
            return try records(.apiKeys, rows, place, limit) { $0.archivedKey() }
        case .profiles:
            return try records(.profiles, rows, place, limit) { $0.enrichmentProfile().map { .profile($0) } }
        case .jobs:
            return try records(.jobs, rows, place, limit) { $0.job().map { .job($0) } }
        case .tokenUse:
            return try all(ArchiveQueries.tokenUse) {
                $0.add(rows.ordinal)
                // The time of its place is the month.
                $0.add(place?.time.millisecondsSince1970 ?? .min)
                $0.add(limit)
            } _: {
                .tokenUse(TokenUse(month: $0.int(), tokens: $0.int()))
            }
        }
    }

    private func records(
        _ queries: ArchiveQueries, _ rows: RowRange, _ place: StorePlace?, _ limit: Int,
        _ record: (inout Row) -> StoreRecord?
    ) throws(StorageError) -> [StoreRecord] {
        // Where the record of the place is gone, all before it are looked at.
        var first = rows.first
        if let place, let found = try whereabouts(of: place.id, queries), found.ordinal == rows.ordinal {
            first = found.row + 1
        }
        return try all(queries.page) {
            $0.add(first)
            $0.add(rows.last)
            $0.add(place)
            $0.add(limit)
        } _: {
            record(&$0)
        }.compactMap(\.self)
    }

    /// Where a record is, of whatever organization.
    func whereabouts<Entity>(
        of id: Identifier<Entity>, _ queries: ArchiveQueries
    ) throws(StorageError) -> (ordinal: Int64, row: Int64)? {
        try first(queries.whereabouts) {
            $0.add(id)
        } _: { row in
            (ordinal: row.int64(), row: row.int64())
        }
    }
}

extension Bindings {
    /// Gives the time and the id of a place; for none, those before all.
    mutating func add(_ place: StorePlace?) {
        add(place?.time ?? Timestamp(millisecondsSince1970: .min))
        add(place?.id ?? Identifier(high: 0, low: 0))
    }
}

extension Row {
    /// Reads the ids of what the note is about, and the columns of ``NoteQueries``.
    mutating func archivedNote() -> Note {
        let person = optionalID(Person.self)
        let company = optionalID(Company.self)
        let subject = person.map { NoteSubject.person($0) } ?? company.map { .company($0) }
        if subject == nil { refuse() }
        return storedNote(about: subject ?? .person(Person.ID(high: 0, low: 0))).note
    }

    /// Reads ``APIKeyQueries/columns`` and the digest.
    mutating func archivedKey() -> StoreRecord {
        let key = apiKey()
        return .apiKey(key, APIKeyDigest(bytes: bytes()))
    }
}
#endif
