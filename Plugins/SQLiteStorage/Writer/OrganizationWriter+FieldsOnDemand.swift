#if SQLite
import PeopleDomain
import PeopleStorage

// Entries of fields that few ask for, made when an organization first does.
extension OrganizationWriter {
    /// People whose entries are made in one transaction: some 80 ms, for which other writes wait.
    private static let peopleAtOnce = 5000

    /// Makes the entries of a field for the next people who have none. From the first call on, whoever is created or
    /// changed gets them too; a process that dies leaves the rest to the next question.
    ///
    /// - Returns: whether all are there.
    func makeEntries(of field: PersonField) throws(StorageError) -> Bool {
        let progress = try connection.progress(of: field, in: rows)
        if progress == .complete { return true }
        var next = rows.first
        if case .from(let row) = progress { next = row }
        let people = try connection.all(FieldValueQueries.valuesOnDemand) {
            $0.add(next)
            $0.add(rows.last)
            $0.add(Self.peopleAtOnce)
        } _: { row in
            (row: row.int64(), key: row.keyOnDemand(field))
        }
        var batch = FieldEntryBatch(connection: connection)
        let number = QueryField.person(field).indexNumber
        for person in people {
            guard let key = person.key else { continue }
            try batch.add(FieldIndexEntry(field: number, key: key), row: person.row, ordinal: ordinal)
        }
        try batch.flush()
        let isComplete = people.count < Self.peopleAtOnce
        try connection.run(FieldValueQueries.setNextRow) {
            $0.add(ordinal)
            $0.add(number)
            $0.add(isComplete ? nil : people.last.map { $0.row + 1 })
        }
        return isComplete
    }
}

/// How far the entries of a field have come that has them on demand.
enum FieldProgress: Equatable {
    case unasked
    /// The people from this row on have none yet.
    case from(Int64)
    case complete
}

extension Connection {
    func progress(of field: PersonField, in rows: RowRange) throws(StorageError) -> FieldProgress {
        try first(FieldValueQueries.nextRow) {
            $0.add(rows.ordinal)
            $0.add(QueryField.person(field).indexNumber)
        } _: { row in
            row.optionalInt64().map { .from($0) } ?? .complete
        } ?? .unasked
    }
}

extension Row {
    /// Reads phone number, address, latitude and longitude: the key of one of them.
    fileprivate mutating func keyOnDemand(_ field: PersonField) -> SortKey? {
        let (phoneNumber, address) = (optionalText(), optionalText())
        let (latitude, longitude) = (optionalDouble(), optionalDouble())
        return switch field {
        case .phoneNumber: phoneNumber.map { SortKey($0) }
        case .address: address.map { SortKey($0) }
        case .latitude: latitude.map { SortKey($0) }
        case .longitude: longitude.map { SortKey($0) }
        default: nil
        }
    }
}
#endif
