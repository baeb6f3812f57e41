#if SQLite
import PeopleDomain
import PeopleStorage

extension PersonField {
    /// Those that no index of the table serves, and that many ask for.
    static let withEntries: [PersonField] = [.firstName, .lastName, .isConnector, .isSolutionProvider, .isFullUser]

    /// Those that no index of the table serves, and that few ask for. Keys that are spread over the whole index cost a
    /// create 15 to 20 microseconds each: an organization pays for a field from when it first asks for it.
    static let withEntriesOnDemand: [PersonField] = [.phoneNumber, .address, .latitude, .longitude]
}

extension CompanyField {
    /// Those that no index of the table serves.
    static let withEntries: [CompanyField] = [.website, .industry, .address]
}

extension Connection {
    /// Which of the fields that have entries on demand an organization has asked for.
    func fieldsInUse(in rows: RowRange) throws(StorageError) -> [PersonField] {
        let numbers = try all(FieldValueQueries.fieldsInUse) {
            $0.add(rows.ordinal)
        } _: {
            $0.int64()
        }
        if numbers.isEmpty { return [] }
        return PersonField.withEntriesOnDemand.filter { numbers.contains(QueryField.person($0).indexNumber) }
    }
}

extension RecordQuery {
    /// The fields that have entries on demand and that the query asks for.
    var fieldsOnDemand: [PersonField] {
        PersonField.withEntriesOnDemand.filter { field in
            conditions.contains { $0.field == .person(field) } || order.terms.contains { $0.field == .person(field) }
        }
    }
}
#endif
