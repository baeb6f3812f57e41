import NIOHTTP1
import PeopleApplication

/// The description of the API, for programs and for people (contract, section 7). No key is needed.
struct DescriptionRoutes: Sendable {
    var routes: [Route] {
        [.open("/openapi.json") { () throws(ApplicationError) in Self.description }]
            + DescriptionPage.allCases.map { page in
                let answer = Self.answer(page)
                return .open(page.path) { () throws(ApplicationError) in answer }
            }
    }

    private static let description = answer(Array(APIDescription.json.utf8), "application/json")

    /// Scripts and styles only from here, calls only to here, and no other page may show it in a frame.
    private static let contentSecurityPolicy = """
        default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'none'
        """

    private static func answer(_ page: DescriptionPage) -> Answer {
        var answer = answer(page.bytes, page.mediaType)
        answer.headers.append(.init(name: "Content-Security-Policy", value: contentSecurityPolicy))
        return answer
    }

    /// Made once. A browser asks again each time, so that a new version of the server is seen at once.
    private static func answer(_ bytes: [UInt8], _ mediaType: StaticString) -> Answer {
        var answer = Answer(status: .ok, body: bytes)
        answer.mediaType = mediaType
        answer.headers = [
            .init(name: "Cache-Control", value: "no-cache"), .init(name: "X-Content-Type-Options", value: "nosniff"),
        ]
        return answer
    }
}
