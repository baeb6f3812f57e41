import NIOHTTP1

/// Finds the route of a path and a method, through a tree of the parts of the paths.
struct RouteTable: Sendable {
    struct Match: Sendable {
        let route: Route
        let pathParameters: [Substring]
    }

    private struct Node: Sendable {
        /// The known parts that may follow. Few: looking at each is faster than hashing.
        var literals: [(part: String, node: Int)] = []
        /// Where any other part leads.
        var parameter: Int?
        /// The routes that end here, one a method.
        var routes: [Route] = []
        /// Their methods, as the `Allow` header lists them.
        var allowed = ""
    }

    private var nodes = [Node()]

    init(_ routes: [Route]) {
        for route in routes { insert(route) }
    }

    private mutating func insert(_ route: Route) {
        var node = 0
        for part in route.path.split(separator: "/") {
            node = part.hasPrefix("{") ? parameterNode(of: node) : literalNode(String(part), of: node)
        }
        nodes[node].routes.append(route)
        nodes[node].allowed = Self.list(nodes[node].routes.map(\.method))
    }

    private mutating func parameterNode(of node: Int) -> Int {
        if let next = nodes[node].parameter { return next }
        nodes.append(Node())
        nodes[node].parameter = nodes.count - 1
        return nodes.count - 1
    }

    private mutating func literalNode(_ part: String, of node: Int) -> Int {
        if let next = nodes[node].literals.first(where: { $0.part == part })?.node { return next }
        nodes.append(Node())
        nodes[node].literals.append((part, nodes.count - 1))
        return nodes.count - 1
    }

    /// `HEAD` works where `GET` does (contract, section 1).
    private static func list(_ methods: [HTTPMethod]) -> String {
        methods.flatMap { $0 == .GET ? ["GET", "HEAD"] : [$0.rawValue] }.joined(separator: ", ")
    }

    /// - Parameter path: begins with a slash, without a query.
    func match(_ method: HTTPMethod, _ path: Substring) throws(HTTPFault) -> Match {
        guard path.utf8.first == UInt8(ascii: "/") else { throw .unknownPath }
        var node = 0
        var pathParameters: [Substring] = []
        var rest = path[path.utf8.index(after: path.startIndex)...]
        while true {
            let end = rest.firstIndex(ofByte: UInt8(ascii: "/")) ?? rest.endIndex
            let part = rest[..<end]
            if let next = nodes[node].literals.first(where: { $0.part == part })?.node {
                node = next
            } else if let next = nodes[node].parameter, !part.isEmpty {
                pathParameters.append(part)
                node = next
            } else {
                throw .unknownPath
            }
            if end == rest.endIndex { break }
            rest = rest[rest.utf8.index(after: end)...]
        }
        if nodes[node].routes.isEmpty { throw .unknownPath }
        let wanted = method == .HEAD ? .GET : method
        guard let route = nodes[node].routes.first(where: { $0.method == wanted }) else {
            throw .methodNotAllowed(allowed: nodes[node].allowed)
        }
        return Match(route: route, pathParameters: pathParameters)
    }
}
