import NIOHTTP1
import PeopleApplication
import PeopleDomain

/// One line of the table of routes: a method and a path, the query parameters that are known, and who answers.
struct Route: Sendable {
    enum Handler: Sendable {
        /// Needs no key.
        case open(@Sendable () async throws(ApplicationError) -> Answer)
        case keyed(@Sendable (Call) async throws(ApplicationError) -> Answer)
        /// Takes a JSON object.
        case withBody(@Sendable (Call, JSONObject) async throws(ApplicationError) -> Answer)
    }

    let method: HTTPMethod
    /// As `/api/people/{id}`: what stands in braces matches one part of a path.
    let path: String
    let queryParameters: [String]
    var handler: Handler
    /// Whether it looks at `If-Match`. A call that does not refuses it.
    var isConditional = false

    /// The route of a call that looks at `If-Match`.
    var conditional: Route {
        var route = self
        route.isConditional = true
        return route
    }

    static func open(
        _ path: String, _ handler: @escaping @Sendable () async throws(ApplicationError) -> Answer
    ) -> Route {
        Route(method: .GET, path: path, queryParameters: [], handler: .open(handler))
    }

    static func get(
        _ path: String, query: [String] = [],
        _ handler: @escaping @Sendable (Call) async throws(ApplicationError) -> Answer
    ) -> Route {
        Route(method: .GET, path: path, queryParameters: query, handler: .keyed(handler))
    }

    static func delete(
        _ path: String, query: [String] = [],
        _ handler: @escaping @Sendable (Call) async throws(ApplicationError) -> Answer
    ) -> Route {
        Route(method: .DELETE, path: path, queryParameters: query, handler: .keyed(handler))
    }

    static func post(
        _ path: String, query: [String] = [],
        _ handler: @escaping @Sendable (Call, JSONObject) async throws(ApplicationError) -> Answer
    ) -> Route {
        Route(method: .POST, path: path, queryParameters: query, handler: .withBody(handler))
    }

    /// A `POST` that takes no body.
    static func action(
        _ path: String, _ handler: @escaping @Sendable (Call) async throws(ApplicationError) -> Answer
    ) -> Route {
        Route(method: .POST, path: path, queryParameters: [], handler: .keyed(handler))
    }

    static func put(
        _ path: String, query: [String] = [],
        _ handler: @escaping @Sendable (Call, JSONObject) async throws(ApplicationError) -> Answer
    ) -> Route {
        Route(method: .PUT, path: path, queryParameters: query, handler: .withBody(handler))
    }

    static func patch(
        _ path: String, query: [String] = [],
        _ handler: @escaping @Sendable (Call, JSONObject) async throws(ApplicationError) -> Answer
    ) -> Route {
        Route(method: .PATCH, path: path, queryParameters: query, handler: .withBody(handler))
    }
}
