import NIOHTTP1

extension Operation {
    static let service: [Operation] =
        [
            Operation(
                method: .GET, path: "/healthz", id: "isAlive", tag: .service, summary: "Whether the server lives",
                access: .open, success: .record(.health)),
            Operation(
                method: .GET, path: "/readyz", id: "isReady", tag: .service, summary: "Whether the server can work",
                explanation: "Asks the storage.", access: .open, success: .record(.health), codes: [.unavailable]),
            Operation(
                method: .GET, path: "/metrics", id: "getMetrics", tag: .service,
                summary: "What the workers did, and what waits",
                explanation: """
                    In the text format of Prometheus, version 0.0.4. Without what waits, where the storage does not answer.
                    """, access: .open,
                success: Success(
                    status: .ok, schema: .string(1...1_000_000), mediaType: MetricsRoutes.mediaType.description)),
            Operation(
                method: .GET, path: "/openapi.json", id: "getDescription", tag: .service,
                summary: "This description of the API", access: .open,
                success: Success(
                    status: .ok,
                    schema: Schema([
                        "type": "object",
                        "properties": ["openapi": ["type": "string", "pattern": "^3\\.1\\."]],
                        "required": ["openapi", "paths"],
                        "additionalProperties": true,
                    ]))),
        ] + pages

    /// The page that shows the description to a person, and what it is made of.
    private static let pages = DescriptionPage.allCases.map { page in
        Operation(
            method: .GET, path: page.path, id: "get\(page.id)", tag: .service, summary: page.summary, access: .open,
            success: Success(status: .ok, schema: .string(1...1_000_000), mediaType: page.mediaType.description))
    }
}
