import AsyncHTTPClient
import Crypto
import NIOCore
import NIOHTTP1
import PeopleDomain

/// Reads the web without being led anywhere else, within bounds, and with manners.
///
/// - Every address is checked before anything is sent: its form and name (``FetchPolicy``), then all that the name leads to
///   (``AddressRules``). The connection goes to an address that was checked; each redirect is checked anew.
/// - Nothing of ours goes along but who we are: no cookies, no credentials, no proxy of the environment.
/// - Time and bytes are bounded, also after decompression; cancelling the task ends every wait and closes the connection.
/// - Pages are read only where robots.txt allows it, one at a time and one a second of a host.
///
/// Call ``shutdown()`` when it is needed no more.
public final class SafeWebClient: WebClient {
    private let policy: FetchPolicy
    private let now: @Sendable () -> Timestamp
    private let clients: PinnedClients
    private let fetcher: Fetcher
    private let pacer: HostPacer
    private let robots: Robots

    /// Requests to one service at the same time.
    private static let serviceWidth = 8

    /// - Parameter now: the time that documents are said to be read at.
    public convenience init(
        policy: FetchPolicy, resolver: any NameResolver = SystemResolver(), now: @escaping @Sendable () -> Timestamp
    ) {
        self.init(policy: policy, resolver: resolver, now: now) { _ in }
    }

    /// - Parameter configure: changes what the connections are made with, for tests with certificates of their own.
    init(
        policy: FetchPolicy, resolver: any NameResolver, now: @escaping @Sendable () -> Timestamp,
        configure: (inout HTTPClient.Configuration) -> Void
    ) {
        var configuration = HTTPClient.Configuration.safe(
            connectTimeout: policy.connectTimeout, maximumBodySize: policy.maximumBodySize)
        configure(&configuration)
        self.policy = policy
        self.now = now
        clients = PinnedClients(configuration: configuration)
        fetcher = Fetcher(policy: policy, resolver: resolver, clients: clients)
        pacer = HostPacer(maximumWait: policy.maximumWait)
        robots = Robots(product: policy.product)
    }

    public func read(_ request: WebRequest) async throws(WebFailure) -> WebDocument {
        var address = try WebAddress(request.url)
        if request.audience == .page { address = policy.safer(address) }
        var headers = request.headers
        for _ in 0...policy.maximumRedirects {
            try policy.check(address, for: request.audience)
            if request.audience == .page { try await askRobots(address) }
            let answer = try await answer(
                from: address, audience: request.audience, headers: headers,
                on: Answer.Terms(limit: policy.maximumBodySize, isCut: false, mediaTypes: policy.mediaTypes))
            guard let next = try address.redirect(by: answer) else { return try document(answer, at: address) }
            // What was meant for one server may be a secret to another.
            if next.origin != address.origin { headers = [:] }
            address = next
        }
        throw .unreachable("More than \(policy.maximumRedirects) redirects")
    }

    /// Closes all connections. Reads that are under way fail.
    public func shutdown() async { await clients.shutdown() }

    private func askRobots(_ address: WebAddress) async throws(WebFailure) {
        let rules = try await robots.rules(of: address) { (place) async throws(WebFailure) in
            try await answer(
                from: place, audience: .page, headers: [:],
                on: Answer.Terms(limit: RobotsRules.maximumSize, isCut: true, mediaTypes: nil))
        }
        guard rules.allows(address.target) else { throw .blockedByRobots }
    }

    /// Asks when it is the host's turn.
    private func answer(
        from address: WebAddress, audience: WebRequest.Audience, headers: [String: String], on terms: Answer.Terms
    ) async throws(WebFailure) -> Answer {
        // Robots.txt leads on, too.
        try policy.check(address, for: audience)
        let pace =
            switch audience {
            case .page: HostPacer.Pace(interval: policy.pageInterval, width: 1)
            case .service:
                HostPacer.Pace(
                    interval: policy.serviceIntervals[address.server] ?? .zero, width: Self.serviceWidth)
            }
        let answer = try await pacer.turn(of: address.server, at: pace) { () async throws(WebFailure) in
            try await fetcher.answer(from: address, headers: headers, on: terms)
        }
        if let seconds = patience(asked: answer) {
            pacer.pause(address.server, for: min(.seconds(seconds), policy.maximumRetryAfter))
        }
        return answer
    }

    /// Seconds that a server wants to be left alone; `nil` where it does not.
    private func patience(asked answer: Answer) -> Int? {
        // GitHub says 403 for what is 429 elsewhere.
        [403, 429, 503].contains(answer.status) ? RetryAfter.seconds(answer.headers, now: now()) : nil
    }

    private func document(_ answer: Answer, at address: WebAddress) throws(WebFailure) -> WebDocument {
        switch answer.status {
        case 200, 203: break
        case 404, 410: throw .notFound
        case 429: throw .rateLimited(retryAfter: patience(asked: answer))
        default:
            if let seconds = patience(asked: answer) { throw .rateLimited(retryAfter: seconds) }
            throw .status(answer.status)
        }
        let type = ContentType(answer.headers.first(name: "content-type") ?? "")
        return WebDocument(
            url: address.description, mediaType: type.mediaType,
            body: TextDecoding.utf8(answer.body, charset: type.charset),
            sha256: Hexadecimal.string(Array(SHA256.hash(data: answer.body))), retrievedAt: now(),
            isUseForbidden: RobotsTag.forbidsUse(answer.headers["x-robots-tag"], product: policy.product))
    }
}
