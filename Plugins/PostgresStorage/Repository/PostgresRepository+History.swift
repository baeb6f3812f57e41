#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresRepository {
    func history(
        of subject: HistorySubject, page request: PageRequest
    ) async throws(StorageError) -> Page<HistoryEntry> {
        let result: QueryResult
        // An entry has whole texts, old and new.
        let context = ReadContext.organization(scope.organizationID)
        switch subject {
        case .person(let id):
            result = try await storage.read(on: .long, context: context, HistoryQueries.ofPerson) {
                bind(request, to: &$0)
                $0.add(id)
                $0.add(scope.visibility.creator)
            }
        case .company(let id):
            result = try await storage.read(on: .long, context: context, HistoryQueries.ofCompany) {
                bind(request, to: &$0)
                $0.add(id)
            }
        }
        let head = try result.first { (isVisible: $0.bool(), total: $0.int()) }
        guard let head, head.isVisible else { throw .notFound(subject.reference) }
        let entries = try result.map { row -> HistoryEntry? in
            row.skip(2)
            return row.bool() ? nil : row.historyEntry { FieldChanges(looseJSON: $0) }
        }
        return Page(items: entries.compactMap(\.self), total: head.total, request: request)
    }
}
#endif
