import InMemoryStorage
import NIOHTTP1
import PeopleApplication
import PeopleDomain
import Testing

@testable import PeopleHTTP

@Suite("The description of the API")
struct DescriptionTests {
    private let routes = RouteTable.routes(PeopleServices(backend: InMemoryStorage(), keyring: .ephemeral()))

    private func name(_ method: HTTPMethod, _ path: String) -> String { "\(method.rawValue) \(path)" }

    @Test("Every route is described, and nothing else")
    func routesAndOperations() {
        let described = Operation.all.map { name($0.method, $0.path) }
        #expect(Set(described).count == described.count)
        #expect(Set(described) == Set(routes.map { name($0.method, $0.path) }))
    }

    @Test("Query, body and key are those of the route")
    func parameters() throws {
        for operation in Operation.all {
            let name = name(operation.method, operation.path)
            let route = try #require(routes.first { $0.method == operation.method && $0.path == operation.path })
            #expect(Set(operation.query.map(\.name)) == Set(route.queryParameters), "\(name)")
            #expect(operation.requestHeaders.contains(.ifMatch) == route.isConditional, "\(name)")
            switch (route.handler, operation.access, operation.body) {
            case (.open, .open, nil), (.keyed, .key, nil), (.keyed, .scope, nil), (.withBody, .scope, .some): break
            default: Issue.record("\(name): not as its route has it")
            }
        }
    }

    @Test("Every code is explained, and every call that can fail with it says so")
    func codes() {
        let shown = Set(Operation.all.flatMap(\.allCodes))
        // Those that no call gives: requests that are for none, and conflicts that only commands can meet.
        let others: Set<ErrorCode> = [
            .unknownPath, .methodNotAllowed, .organizationNameTaken, .recordConflict, .customFieldNotUnique, .notDone,
            .leaseLost, .jobNotOver, .jobAlive,
        ]
        #expect(shown.isDisjoint(with: others))
        #expect(shown.union(others) == Set(ErrorCode.allCases))
        #expect(ErrorCode.allCases.allSatisfy { $0.rawValue.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil })
    }

    @Test("Every schema that has a name is used")
    func schemas() {
        let text = APIDescription.json
        for name in SchemaName.allCases {
            #expect(text.contains("#/components/schemas/\(name.rawValue)\""), "\(name)")
        }
    }
}
