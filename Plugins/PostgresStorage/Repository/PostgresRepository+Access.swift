#if Postgres
import PeopleDomain
import PeopleStorage

extension PostgresRepository {
    func users(page request: PageRequest) async throws(StorageError) -> Page<User> {
        guard let position = request.position else { return try await page(UserQueries.page, request) { $0.user() } }
        let (users, total) = try await quick(UserQueries.pageBehind) {
            $0.add(request.limit + 1)
            $0.add(position.createdAt)
            $0.add(position.id)
        }.list { $0.user() }
        return Page(reading: users, total: total, request: request)
    }

    func user(withEmail email: EmailAddress) async throws(StorageError) -> User? {
        try await quick(UserQueries.byEmail) { $0.add(email.comparisonKey) }.first { $0.user() }
    }

    func apiKeys(of userID: User.ID?) async throws(StorageError) -> [APIKey] {
        let context = ReadContext.organization(scope.organizationID)
        let sql = userID == nil ? APIKeyQueries.newest : APIKeyQueries.newestOfUser
        let result = try await storage.read(on: .long, context: context, sql) {
            $0.add(scope.organizationID)
            $0.add(StorageLimits.maximumListed)
            if let userID { $0.add(userID) }
        }
        return try result.map { $0.apiKey() }
    }
}
#endif
