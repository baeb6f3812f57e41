import Crypto
import PeopleDomain
import Synchronization

@testable import PeopleEnrichment

/// A web of a few addresses, in memory.
final class ScriptedWeb: WebClient {
    enum Answer: Sendable {
        case document(type: String, body: [UInt8])
        case failure(WebFailure)
        /// Until it is cancelled.
        case hanging
    }

    private let answers: [String: Answer]
    private let log = Mutex<[WebRequest]>([])

    init(_ answers: [String: Answer]) { self.answers = answers }

    var requests: [WebRequest] { log.withLock(\.self) }

    func read(_ request: WebRequest) async throws(WebFailure) -> WebDocument {
        log.withLock { $0.append(request) }
        switch answers[request.url] {
        case .document(let type, let body): return .of(body, type: type, url: request.url)
        case .failure(let failure): throw failure
        case .hanging:
            do { try await Task.sleep(for: .seconds(600)) } catch { throw .cancelled }
            throw .timeout
        case nil: throw .notFound
        }
    }
}

extension ScriptedWeb.Answer {
    static func html(_ text: String) -> Self { .document(type: "text/html", body: Array(text.utf8)) }
    static func json(_ text: String) -> Self { .document(type: "application/json", body: Array(text.utf8)) }
}

extension WebDocument {
    static func of(_ body: [UInt8], type: String = "text/html", url: String) -> WebDocument {
        WebDocument(
            url: url, mediaType: type, body: body, sha256: Hexadecimal.string(Array(SHA256.hash(data: body))),
            retrievedAt: Timestamp(millisecondsSince1970: 1_700_000_000_000))
    }
}

extension ReadPage {
    static func of(_ html: String, url: String = "https://acme.example/about") -> ReadPage? {
        ReadPage(.of(Array(html.utf8), url: url))
    }
}

extension EnrichmentSubject {
    static func of(
        _ first: String, _ last: String?, _ email: String, company: String? = nil, website: String? = nil,
        links: [String] = []
    ) -> EnrichmentSubject {
        EnrichmentSubject(
            personID: Person.ID(high: 1, low: 1), email: EmailAddress(stored: email), firstName: first, lastName: last,
            companyName: company, companyWebsite: website, links: links)
    }
}

extension [FoundValue] {
    func text(_ field: ProfileField) -> String? {
        first { $0.field == field }.flatMap { if case .string(let text) = $0.value { text } else { nil } }
    }

    func texts(_ field: ProfileField) -> [String] {
        filter { $0.field == field }.compactMap { if case .string(let text) = $0.value { text } else { nil } }
    }

    /// The address of the profile in a network.
    func profile(_ network: String) -> String? {
        lazy.compactMap { value -> String? in
            guard case .object(let object) = value.value, object["network"] == .string(network),
                case .string(let url)? = object["url"]
            else { return nil }
            return url
        }.first
    }
}
