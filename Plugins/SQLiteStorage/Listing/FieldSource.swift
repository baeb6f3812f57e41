#if SQLite
import PeopleDomain
import PeopleStorage

/// The index by which an organization's records are found by a field.
struct FieldSource {
    let index: KeyIndex
    let form: KeyForm
    /// ?2 of the statements.
    let number: Int64
    /// Whether every record has a key.
    let isComplete: Bool
    let places: PlaceQueries

    init(_ field: QueryField) {
        number = field.indexNumber
        switch field {
        case .person(let field):
            places = .people
            isComplete = [.firstName, .createdAt, .updatedAt].contains(field)
            (index, form) =
                switch field {
                case .email: (.emails, .text)
                case .companyID: (.linkedPeople, .company)
                case .createdAt: (.createdPeople, .creation)
                case .updatedAt: (.updatedPeople, .time)
                case .firstName, .lastName, .phoneNumber, .address, .latitude, .longitude, .isConnector,
                    .isSolutionProvider, .isFullUser:
                    (.entries, .bytes)
                }
        case .company(let field):
            places = .companies
            isComplete = [.name, .createdAt, .updatedAt].contains(field)
            (index, form) =
                switch field {
                case .name: (.companyNames, .text)
                case .createdAt: (.createdCompanies, .creation)
                case .updatedAt: (.updatedCompanies, .time)
                case .website, .industry, .address: (.entries, .bytes)
                }
        case .custom(let field):
            places = field.entityType == .people ? .people : .companies
            isComplete = false
            (index, form) = (.entries, .bytes)
        }
    }
}

/// A range of keys as an index has them: from one up to another and without it.
struct KeyBounds {
    let start: StoredKey
    let end: StoredKey
}

extension FieldSource {
    /// `nil` where no record can have such a key.
    func bounds(
        of range: KeyRange, in rows: RowRange, on connection: Connection
    ) throws(StorageError) -> KeyBounds? {
        switch form {
        case .bytes, .text, .time:
            return KeyBounds(
                start: stored(range.lowerBound), end: range.upperBound.map(stored) ?? form.end)
        case .creation:
            let start = try connection.firstRow(from: range.lowerBound.timeFromHere, places, in: rows)
            // Behind the last row stands another organization.
            let end = try range.upperBound.map { upperBound throws(StorageError) in
                try connection.firstRow(from: upperBound.timeFromHere, places, in: rows)
            }
            return KeyBounds(start: .number(start), end: .number(end ?? rows.last + 1))
        case .company:
            guard let key = range.onlyKey else {
                return KeyBounds(start: .number(rows.first), end: .number(rows.last))
            }
            guard let id = key.identifier else { return nil }
            let row = try connection.first(CompanyQueries.row) {
                $0.add(id)
                $0.add(rows.ordinal)
            } _: {
                $0.int64()
            }
            return row.map { KeyBounds(start: .number($0), end: .number($0 + 1)) }
        }
    }

    /// A key as the index has it, or would have it; not for companies and times of creation.
    func stored(_ key: SortKey) -> StoredKey {
        switch form {
        case .bytes: .bytes(key.bytes)
        case .text: .text(key.bytes)
        case .time, .company, .creation: .number(key.timeFromHere.millisecondsSince1970)
        }
    }

    // MARK: Rows

    /// Gives the rows whose key is within bounds, for as long as `body` wants more. In no order that is told.
    func forEachRow(
        within bounds: KeyBounds, in rows: RowRange, on connection: Connection, _ body: (Int64) -> Bool
    ) throws(StorageError) {
        try connection.forEach(index.rows) {
            bind(rows, to: &$0)
            $0.add(bounds.start)
            $0.add(bounds.end)
        } _: { row throws(StorageError) in
            body(row.int64())
        }
    }

    func count(within bounds: KeyBounds, in rows: RowRange, on connection: Connection) throws(StorageError) -> Int {
        try connection.first(index.count) {
            bind(rows, to: &$0)
            $0.add(bounds.start)
            $0.add(bounds.end)
        } _: {
            $0.int()
        } ?? 0
    }

    func bind(_ rows: RowRange, to bindings: inout Bindings) {
        bindings.add(rows.ordinal)
        bindings.add(number)
    }
}
#endif
