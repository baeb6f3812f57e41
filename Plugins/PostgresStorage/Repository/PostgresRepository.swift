#if Postgres
import PeopleDomain
import PeopleStorage

/// The records of one organization, as far as one scope sees them. What each aggregate can be asked stands in an
/// extension of its own.
struct PostgresRepository: Repository {
    let storage: PostgresStorage
    let scope: OrganizationScope

    func commit(_ changes: ChangeSet) async throws(StorageError) -> [ChangeOutcome] {
        try await storage.writer.commit(changes, in: scope).outcomes
    }

    func commit(
        _ changes: ChangeSet, claiming claim: IdempotencyClaim
    ) async throws(StorageError) -> ClaimedOutcomes {
        try await storage.writer.commit(changes, claiming: claim, in: scope)
    }

    // MARK: Reads

    /// One statement of microseconds. $1 is the organization; `bind` gives the rest.
    func quick(_ sql: SQL, _ bind: (inout Parameters) -> Void = { _ in }) async throws(StorageError) -> QueryResult {
        try await storage.read(on: .quick, context: .organization(scope.organizationID), sql) {
            $0.add(scope.organizationID)
            bind(&$0)
        }
    }

    /// One page: of microseconds where it is near, and else on a connection of its own.
    ///
    /// - Parameter bind: gives what comes behind $3.
    func page<Item>(
        _ sql: SQL, _ request: PageRequest, isLong: Bool = false, _ read: (inout Row) -> Item,
        _ bind: (inout Parameters) -> Void = { _ in }
    ) async throws(StorageError) -> Page<Item> {
        let isLong = isLong || request.offset > Self.nearOffset
        let result = try await storage.read(
            on: isLong ? .long : .quick, context: .organization(scope.organizationID), sql
        ) {
            $0.add(scope.organizationID)
            $0.add(request.limit)
            $0.add(request.offset)
            bind(&$0)
        }
        return try result.page(request, read)
    }

    /// One page of what a search finds.
    func page<Item>(
        _ search: Search, _ request: PageRequest, _ read: (inout Row) -> Item
    ) async throws(StorageError) -> Page<Item> {
        let sql = SearchSQL.statement(for: search.shape)
        let result = try await storage.read(on: .long, context: .search(scope.organizationID), sql) {
            $0.add(scope.organizationID)
            $0.add(request.limit)
            $0.add(request.offset)
            search.bind(to: &$0)
        }
        return try result.page(request, read)
    }

    /// One page of a list with conditions or an order, or of a search that is gone on with.
    func page<Item>(
        _ conditions: ListConditions, _ query: RecordQuery, _ request: PageRequest, _ read: (inout Row) -> Item
    ) async throws(StorageError) -> Page<Item> {
        var conditions = conditions
        conditions.fields = query.conditions
        let statement = ListStatement.make(
            conditions, order: query.order, request: request, in: scope.organizationID)
        return try await storage.read(on: .long, context: .search(scope.organizationID), statement)
            .listPage(request, schema: query.schema, read)
    }

    /// One page: behind a place it takes microseconds wherever that is.
    ///
    /// - Parameter bind: gives what comes behind $3.
    func page<Item>(
        _ sql: PageSQL, _ request: PageRequest, isLong: Bool = false,
        _ read: (inout Row) -> Item, _ bind: (inout Parameters) -> Void = { _ in }
    ) async throws(StorageError) -> Page<Item> {
        guard let position = request.position else {
            return try await page(sql.atOffset, request, isLong: isLong, read, bind)
        }
        let result = try await storage.read(
            on: isLong ? .long : .quick, context: .organization(scope.organizationID), sql.behindID
        ) {
            $0.add(scope.organizationID)
            // One more tells that items follow.
            $0.add(request.limit + 1)
            $0.add(position.id)
            bind(&$0)
        }
        let (items, total) = try result.list(read)
        return Page(reading: items, total: total, request: request)
    }

    /// Up to here a list begins near: to step over a row costs 0.1 microseconds.
    private static let nearOffset = 1000
}

extension QueryResult {
    /// Reads what ``PageSQL`` gives: in each row the total, and whether the rest of it is nothing.
    func page<Item>(_ request: PageRequest, _ read: (inout Row) -> Item) throws(StorageError) -> Page<Item> {
        let (items, total) = try list(read)
        return Page(items: items, total: total, request: request)
    }

    func list<Item>(_ read: (inout Row) -> Item) throws(StorageError) -> (items: [Item], total: Int) {
        var total = 0
        let items = try map { row -> Item? in
            total = row.int()
            return row.bool() ? nil : read(&row)
        }
        return (items.compactMap(\.self), total)
    }
}
#endif
