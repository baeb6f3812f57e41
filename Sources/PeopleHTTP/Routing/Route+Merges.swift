import PeopleApplication
import PeopleDomain

extension [Route] {
    func followingMerges(_ people: PersonService) -> [Route] { map { $0.followingMerges(people) } }
}

extension Route {
    /// The same route, which sends whoever calls it with the id of a person who was merged to the one into whom that was: to
    /// the same path with the other id, for good. It asks only where there is nobody with the id of the path.
    func followingMerges(_ people: PersonService) -> Route {
        switch handler {
        case .open: return self
        case .keyed(let body):
            return with(
                .keyed { (call) async throws(ApplicationError) in
                    try await call.followingMerge(people) { () async throws(ApplicationError) in try await body(call) }
                })
        case .withBody(let body):
            return with(
                .withBody { (call, object) async throws(ApplicationError) in
                    try await call.followingMerge(people) { () async throws(ApplicationError) in
                        try await body(call, object)
                    }
                })
        }
    }

    private func with(_ handler: Handler) -> Route {
        var route = self
        route.handler = handler
        return route
    }
}

extension Call {
    fileprivate func followingMerge(
        _ people: PersonService, _ body: () async throws(ApplicationError) -> Answer
    ) async throws(ApplicationError) -> Answer {
        do {
            return try await body()
        } catch .notFound(.person) {
            guard let id = pathParameters.first.flatMap({ Person.ID($0) }),
                let survivor = try await people.survivor(of: id, as: caller), let location = target(with: survivor)
            else { throw .notFound(.person) }
            return ErrorResponse.merged(to: location).answer
        } catch {
            throw error
        }
    }

    /// What was asked for, with another id in the place of the first of its path.
    private func target(with id: Person.ID) -> String? {
        guard let part = pathParameters.first else { return nil }
        let target = part.base
        return "\(target[..<part.startIndex])\(id)\(target[part.endIndex...])"
    }
}

extension ErrorResponse {
    fileprivate static func merged(to location: String) -> ErrorResponse {
        ErrorResponse(
            code: .merged, sentence: "This person was merged into another",
            headers: [.init(name: "Location", value: location)])
    }
}
