import PeopleDomain
import PeopleStorage

extension Repository {
    @discardableResult
    func merge(
        _ other: Person.ID, into id: Person.ID, preferring preference: MergePreference = .this
    ) async throws -> Person {
        try await commit(.mergePerson(id, with: other, preferring: preference)).person(.updated)
    }

    /// - Returns: who is there again.
    @discardableResult
    func unmerge(_ other: Person.ID? = nil, from id: Person.ID) async throws -> Person {
        try await commit(.unmergePerson(id, from: other)).person(.restored)
    }
}
