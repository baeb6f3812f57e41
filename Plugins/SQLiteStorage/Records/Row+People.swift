#if SQLite
import PeopleDomain
import PeopleStorage

extension Row {
    /// Reads the row, the row of the company, the text that is searched, and ``PersonQueries/columns``.
    mutating func storedPerson() -> StoredPerson {
        let row = int64()
        let companyRow = optionalInt64()
        let searchText = text()
        return StoredPerson(row: row, companyRow: companyRow, searchText: searchText, person: person())
    }
}

/// A person with what a write needs to know besides.
struct StoredPerson {
    let row: Int64
    let companyRow: Int64?
    let searchText: String
    let person: Person
}
#endif
