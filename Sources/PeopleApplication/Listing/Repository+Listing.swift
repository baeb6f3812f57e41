import PeopleDomain
import PeopleStorage

extension Repository {
    /// Reads the conditions and the order that a client asked for, and with them a page of records.
    ///
    /// - Throws: ``ApplicationError/invalid(_:)`` with every fault of the conditions, the order or the cursor.
    func listing<Item>(
        _ list: ListIdentity, of entityType: EntityType, filters: [FieldFilter], sort: [SortTerm], paging: Paging,
        position: (RecordOrder, Item) -> RecordPosition,
        _ page: (RecordQuery, PageRequest) async throws(StorageError) -> Page<Item>
    ) async throws(ApplicationError) -> Listing<Item> {
        // A list that names no field, which most do, needs no schema.
        if filters.isEmpty && sort.isEmpty {
            return try await PeopleApplication.listing(list, paging, position: { position(.newestFirst, $0) }) {
                request throws(StorageError) in
                try await page(.all, request)
            }
        }
        return try await withSchema(for: entityType) { schema in
            Result { () throws(ValidationFailure) in
                let query = try FieldQuery(filters: filters, sort: sort, schema: schema)
                return (query, try paging.request(of: list, terms: query.order.terms.count))
            }
        } isFaultless: { checked in
            if case .success = checked { true } else { false }
        } _: { checked, revision throws(StorageError) in
            let (query, request) = try checked.orIncomplete()
            let found = try await page(RecordQuery(query, schema: revision), request)
            return Listing(found, of: list) { position(query.order, $0) }
        }
    }
}

/// Reads a page of records that are in the order in which they came to be.
///
/// - Throws: ``ApplicationError/invalid(_:)`` for the cursor of another list.
func listing<Item>(
    _ list: ListIdentity, _ paging: Paging, position: (Item) -> RecordPosition,
    _ page: (PageRequest) async throws(StorageError) -> Page<Item>
) async throws(ApplicationError) -> Listing<Item> {
    let request: PageRequest
    do { request = try paging.request(of: list, terms: 0) } catch { throw .invalid(error) }
    let found = try await storing { () throws(StorageError) in try await page(request) }
    return Listing(found, of: list, position: position)
}
