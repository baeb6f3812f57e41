import AsyncHTTPClient
import Crypto
import NIOCore
import NIOHTTP1
import PeopleDomain
import Synchronization

/// Asks a server that speaks Nominatim's interface, as its terms of use have it: once a second at most, by our name, and never
/// twice for the same.
///
/// The server is the operator's choice, so that its address may be any; nothing that it answers leads anywhere else. One
/// instance serves the whole process. Call ``shutdown()`` when it is needed no more.
public final class NominatimGeocoder: Geocoder {
    /// Which server is asked, as whom, and how often: the operator's words.
    public struct Settings: Hashable, Sendable {
        /// Without `/search`: `https://nominatim.openstreetmap.org`.
        public var baseURL: String
        /// The terms of the public server want one by which the operator can be found.
        public var userAgent: String
        /// Between the starts of two requests.
        public var interval: Duration = .seconds(1)
        /// From connecting to the last byte of the answer.
        public var requestTimeout: Duration = .seconds(15)
        /// How long an address waits for its turn, at most.
        public var maximumWait: Duration = .seconds(60)

        /// The rest is as the public server wants it. The address is looked at when a geocoder is made.
        public init(baseURL: String, userAgent: String) {
            self.baseURL = baseURL
            self.userAgent = userAgent
        }
    }

    private let settings: Settings
    private let base: WebAddress
    private let now: @Sendable () -> Timestamp
    private let client: HTTPClient
    private let pacer: HostPacer
    private let answers = Mutex(RecentCache<String, GeocodingAnswer>(bound: maximumRemembered))

    /// Addresses whose answers are remembered, at most; that there is no such place is an answer too.
    static let maximumRemembered = 10_000
    /// Unicode scalars of an address, at most.
    static let maximumAddressLength = 500
    private static let maximumBodySize = 256 << 10

    /// - Throws: ``WebFailure/refusedAddress(_:)`` where the base URL is no address of the web.
    public init(_ settings: Settings, now: @escaping @Sendable () -> Timestamp) throws(WebFailure) {
        self.settings = settings
        self.now = now
        base = try WebAddress(settings.baseURL)
        pacer = HostPacer(maximumWait: settings.maximumWait)
        client = HTTPClient(
            eventLoopGroup: HTTPClient.defaultEventLoopGroup,
            configuration: .safe(connectTimeout: .seconds(5), maximumBodySize: Self.maximumBodySize))
    }

    public func place(of address: String) async -> GeocodingAnswer {
        let address = String(String.UnicodeScalarView(address.unicodeScalars.prefix(Self.maximumAddressLength)))
        let key = address.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if key.isEmpty { return .notFound }
        if let known = answers.withLock({ $0.value(of: key) }) { return known }
        do throws(WebFailure) {
            let answer = try await pacer.turn(of: base.server, at: .init(interval: settings.interval, width: 1)) {
                () async throws(WebFailure) in
                // Somebody may have asked while we waited for our turn.
                if let known = answers.withLock({ $0.value(of: key) }) { return known }
                return try await ask(address)
            }
            answers.withLock { $0.store(answer, for: key) }
            return answer
        } catch {
            return .failed(error)
        }
    }

    /// Closes all connections. Requests that are under way fail.
    public func shutdown() async {
        // It fails only where it is done already.
        try? await client.shutdown().get()
    }

    private func ask(_ address: String) async throws(WebFailure) -> GeocodingAnswer {
        let place = base.search(address)
        let answer = try await withDeadline(settings.requestTimeout) { [client, settings] () async throws(WebFailure) in
            var request = HTTPClientRequest(url: place.description)
            request.headers = [
                "user-agent": settings.userAgent, "accept": "application/json", "accept-encoding": "gzip",
            ]
            do {
                let response = try await client.execute(request, deadline: .distantFuture)
                let terms = Answer.Terms(limit: Self.maximumBodySize, isCut: false, mediaTypes: ["application/json"])
                return try await Answer(reading: response, on: terms)
            } catch { throw WebFailure(error) }
        }
        switch answer.status {
        case 200: break
        case 429, 503:
            let seconds = RetryAfter.seconds(answer.headers, now: now())
            if let seconds { pacer.pause(base.server, for: .seconds(min(seconds, 3600))) }
            throw .rateLimited(retryAfter: seconds)
        default: throw .status(answer.status)
        }
        guard let found = try NominatimAnswer.read(answer.body) else { return .notFound }
        let quote = String(
            String.UnicodeScalarView(found.displayName.unicodeScalars.prefix(Provenance.maximumQuoteLength)))
        return .found(
            GeocodedPlace(
                latitude: found.latitude, longitude: found.longitude,
                provenance: Provenance(
                    sourceURL: place.description, source: .geocoder, quote: quote, retrievedAt: now(),
                    contentSHA256: Hexadecimal.string(Array(SHA256.hash(data: answer.body))), extractor: .provider)))
    }
}

extension WebAddress {
    /// Where Nominatim searches for an address.
    fileprivate func search(_ address: String) -> WebAddress {
        let path = target.prefix { $0 != "?" }
        let folder = path.hasSuffix("/") ? path.dropLast() : path
        return WebAddress(
            scheme: scheme, server: server,
            target: "\(folder)/search?q=\(RequestTarget.escapedValue(address))&format=jsonv2&limit=1&addressdetails=1")
    }
}
