#if Postgres
import PeopleDomain
import PeopleStorage

/// The whole store, record by record.
struct PostgresArchive: StoreArchive {
    let storage: PostgresStorage

    func organizations(after place: StorePlace?, limit: Int) async throws(StorageError) -> [Organization] {
        try await storage.read(on: .long, context: .none, ArchiveQueries.organizations) {
            $0.add(place)
            $0.add(limit)
        }.map { $0.organization() }
    }

    func mergeCount(in organization: Organization.ID) async throws(StorageError) -> Int {
        try await storage.read(on: .long, context: .organization(organization), MergeQueries.count) {
            $0.add(organization)
        }.first { $0.int() } ?? 0
    }

    func write(_ records: [StoreRecord], in organization: Organization.ID) async throws(StorageError) {
        try await storage.writer.write(records, in: organization)
    }

    // MARK: Reading records

    func records(
        of table: StoreTable, in organization: Organization.ID, after place: StorePlace?, limit: Int
    ) async throws(StorageError) -> [StoreRecord] {
        switch table {
        case .organizations:
            let found = try await storage.directory.organization(organization)
            return Self.page([found].compactMap { $0.map { .organization($0) } }, place, limit)
        case .customFields:
            return Self.page(try await schemas(of: organization), place, limit)
        case .companies: return try await page(.companies, organization, place, limit) { .company($0.company()) }
        case .people: return try await page(.people, organization, place, limit) { .person($0.person()) }
        case .users: return try await page(.users, organization, place, limit) { .user($0.userAccount()) }
        case .notes:
            return try await page(.notes, organization, place, limit) { $0.note().map { .note($0) } }
        case .apiKeys:
            return try await page(.apiKeys, organization, place, limit) { row in
                let key = row.apiKey()
                return .apiKey(key, APIKeyDigest(bytes: row.data()))
            }
        case .profiles:
            return try await page(ArchiveQueries.profiles, organization, place, limit) {
                $0.enrichmentProfile().map { .profile($0) }
            }
        case .jobs: return try await page(.jobs, organization, place, limit) { $0.job().map { .job($0) } }
        case .tokenUse:
            return try await storage.read(
                on: .long, context: .organization(organization), ArchiveQueries.tokenUse
            ) {
                $0.add(organization)
                // The time of its place is the month.
                $0.add(place?.time.millisecondsSince1970 ?? .min)
                $0.add(limit)
            }.map { .tokenUse(TokenUse(month: $0.int(), tokens: $0.int())) }
        }
    }

    private func page(
        _ queries: ArchiveQueries, _ organization: Organization.ID, _ place: StorePlace?, _ limit: Int,
        _ record: (inout Row) -> StoreRecord?
    ) async throws(StorageError) -> [StoreRecord] {
        try await page(queries.page, organization, place, limit, record)
    }

    private func page(
        _ sql: SQL, _ organization: Organization.ID, _ place: StorePlace?, _ limit: Int,
        _ record: (inout Row) -> StoreRecord?
    ) async throws(StorageError) -> [StoreRecord] {
        try await storage.read(on: .long, context: .organization(organization), sql) {
            $0.add(organization)
            $0.add(place)
            $0.add(limit)
        }.map(record).compactMap(\.self)
    }

    private func schemas(of organization: Organization.ID) async throws(StorageError) -> [StoreRecord] {
        guard try await storage.directory.organization(organization) != nil else { return [] }
        let scope = OrganizationScope(mintedFor: organization, actor: nil, visibility: .all)
        let repository = PostgresRepository(storage: storage, scope: scope)
        var schemas: [StoreRecord] = []
        for entityType in EntityType.allCases {
            schemas.append(.customFields(try await repository.readSchema(of: entityType)))
        }
        return schemas
    }

    /// The part of a table of a few records that stands behind a place.
    private static func page(_ records: [StoreRecord], _ place: StorePlace?, _ limit: Int) -> [StoreRecord] {
        Array(records.filter { record in place.map { $0 < record.place } ?? true }.prefix(limit))
    }
}

extension Parameters {
    /// The time and the id of a place; for none, those before all.
    mutating func add(_ place: StorePlace?) {
        add(place?.time ?? Timestamp(millisecondsSince1970: .min))
        add(place?.id ?? Identifier(high: 0, low: 0))
    }
}
#endif
