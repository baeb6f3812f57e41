import PeopleDomain
import PeopleStorage

// Steps that the cases about histories and the trash take.
extension Repository {
    @discardableResult
    func restorePerson(_ id: Person.ID, dropping dropped: Set<CustomFieldKey> = []) async throws -> Person {
        try await commit(.restorePerson(id, dropping: dropped, schema: peopleSchema())).person(.restored)
    }

    @discardableResult
    func restoreCompany(_ id: Company.ID, dropping dropped: Set<CustomFieldKey> = []) async throws -> Company {
        let schema = try await customFieldSchema(for: .companies).revision
        return try await commit(.restoreCompany(id, dropping: dropped, schema: schema)).company(.restored)
    }

    @discardableResult
    func erasePerson(_ id: Person.ID) async throws -> Person {
        try await commit(.erasePerson(id)).person(.deleted)
    }

    @discardableResult
    func eraseCompany(_ id: Company.ID) async throws -> Company {
        try await commit(.eraseCompany(id)).company(.deleted)
    }

    /// All that was done to a record, newest first.
    func wholeHistory(of subject: HistorySubject) async throws -> [HistoryEntry] {
        try await allPages { page in try await history(of: subject, page: page) }
    }

    /// What was done to a record, oldest first, as a few words each: "updated: firstName John > Jon".
    func story(of subject: HistorySubject) async throws -> [String] {
        try await wholeHistory(of: subject).reversed().map { entry in
            let changes = entry.changes.list.map { "\($0.field) \($0.old.words) > \($0.new.words)" }
            return ([entry.kind.rawValue] + changes).joined(separator: ", ")
        }
    }

    func everyDeletedPerson() async throws -> [Deleted<Person>] {
        try await allPages(pageLimit: 2) { page in try await deletedPeople(page: page) }
    }

    func everyDeletedCompany() async throws -> [Deleted<Company>] {
        try await allPages(pageLimit: 2) { page in try await deletedCompanies(page: page) }
    }
}

extension JSONValue {
    /// A company by its name, everything else as it is.
    fileprivate var words: String {
        switch self {
        case .string(let text): text
        case .object(let object): object["name"].map(\.words) ?? "?"
        default: JSONWriter.text { $0.value(self) }
        }
    }
}
