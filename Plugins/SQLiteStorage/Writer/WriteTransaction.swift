#if SQLite
import PeopleDomain
import PeopleStorage

/// What the writer knows within one transaction: the ids to issue, the next rows, the counts that changed.
///
/// Used by the writer's thread only, for one transaction after another.
final class WriteTransaction {
    let connection: Connection
    private let people: SearchIndex
    private let companies: SearchIndex
    private let environment: StorageEnvironment
    private var identifiers = IdentifierGenerator()
    private var random = SystemRandomNumberGenerator()
    /// The last id that was issued, by us or by another process as far as the file tells.
    private var last = (id: Identifier<Organization>(high: 0, low: 0), time: Timestamp(millisecondsSince1970: 0))
    /// The last row of a table in an organization, by the statement that finds it.
    private var lastRows: [RowSource: Int64] = [:]
    private var counts: [CountKey: Int] = [:]
    /// What `store_state.commit_number` is after this transaction, if it writes.
    private(set) var number: Int64 = 0
    /// The texts by which records are found, as this transaction changes them.
    private(set) var searchChanges: [SearchChange] = []
    var schemas = WriterSchemas()

    init(connection: Connection, environment: StorageEnvironment) {
        self.connection = connection
        self.environment = environment
        people = SearchIndex(queries: .people, connection: connection)
        companies = SearchIndex(queries: .companies, connection: connection)
    }

    var now: Timestamp { environment.now() }

    /// Goes on behind the last id in the file, where another process issued it after our last one. What an earlier
    /// transaction left here, which was rolled back, is forgotten; only ids that were issued stay issued.
    func begin() throws(StorageError) {
        lastRows.removeAll(keepingCapacity: true)
        counts.removeAll(keepingCapacity: true)
        searchChanges.removeAll(keepingCapacity: true)
        schemas.begin()
        let stored = try connection.first(StoreQueries.state) { row in
            (number: row.int64(), id: row.id(Organization.self), time: row.time())
        }
        guard let stored else { throw .corrupted("the store has no state") }
        number = stored.number + 1
        if (stored.time, stored.id) > (last.time, last.id) {
            last = (stored.id, stored.time)
            identifiers = IdentifierGenerator(after: stored.id, at: stored.time)
        }
    }

    /// Writes what was saved up for the end of the transaction.
    func finish() throws(StorageError) {
        for (key, difference) in counts where difference != 0 { try write(difference, to: key) }
        try connection.run(StoreQueries.advance) {
            $0.add(last.id)
            $0.add(last.time)
        }
    }

    // MARK: Ids and rows

    /// The id of a new record and its time of creation.
    func issue<Entity>(
        _: Entity.Type = Entity.self, now: Timestamp
    ) -> (id: Identifier<Entity>, time: Timestamp) {
        let issued = identifiers.next(Entity.self, now: now, using: &random)
        last = (Identifier(high: issued.id.high, low: issued.id.low), issued.time)
        return issued
    }

    /// Issues no more ids that would stand before a place.
    func skip(past place: StorePlace) {
        let id = Identifier<Organization>(high: place.id.high, low: place.id.low)
        guard (place.time, id) > (last.time, last.id) else { return }
        last = (id, place.time)
        identifiers.skip(past: id, at: place.time)
    }

    /// The row behind the last one of an organization.
    ///
    /// - Parameter lastRow: finds the last one.
    func nextRow(_ lastRow: SQL, in rows: RowRange) throws(StorageError) -> Int64 {
        let source = RowSource(sql: ObjectIdentifier(lastRow), ordinal: rows.ordinal)
        var last = lastRows[source]
        if last == nil {
            last = try connection.first(lastRow) {
                $0.add(rows)
            } _: {
                $0.int64()
            }
        }
        let next = (last ?? rows.first) + 1
        lastRows[source] = next
        return next
    }

    private struct RowSource: Hashable {
        let sql: ObjectIdentifier
        let ordinal: Int64
    }

    // MARK: Search

    var searchIndexes: [SearchIndex] { [people, companies] }

    /// Changes the text by which a record is found.
    ///
    /// - Parameter oldText: what the row was indexed by; `nil` for a new row. `newText`: `nil` for one that is gone.
    func index(
        _ row: Int64, in list: SearchList, from oldText: String?, to newText: String?
    ) throws(StorageError) {
        if oldText == newText { return }
        let index =
            switch list.table {
            case .people: people
            case .companies: companies
            }
        if let oldText { try index.delete(oldText, row: row) }
        if let newText { try index.insert(newText, row: row) }
        searchChanges.append(SearchChange(list: list, row: row, oldText: oldText, newText: newText))
    }

    // MARK: Counts

    /// Notes that there are more or fewer of what a list shows. Written once for all at the end.
    func count<Subject>(
        _ kind: CountKind, of subject: Identifier<Subject>?, in ordinal: Int64, by difference: Int
    ) {
        let key = CountKey(
            ordinal: ordinal, kind: kind, high: subject?.high ?? 0, low: subject?.low ?? 0, isWhole: subject == nil)
        counts[key, default: 0] += difference
    }

    func count(_ kind: CountKind, in ordinal: Int64, by difference: Int) {
        count(kind, of: nil as Organization.ID?, in: ordinal, by: difference)
    }

    private func write(_ difference: Int, to key: CountKey) throws(StorageError) {
        try connection.run(CountQueries.add) {
            $0.add(key)
            $0.add(difference)
        }
        if connection.changes == 0 {
            try connection.run(CountQueries.insert) {
                $0.add(key)
                $0.add(difference)
            }
        } else if difference < 0 && !key.isWhole {
            try connection.run(CountQueries.deleteEmpty) { $0.add(key) }
        }
    }
}
#endif
