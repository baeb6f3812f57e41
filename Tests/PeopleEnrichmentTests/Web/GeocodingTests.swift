import Crypto
import PeopleDomain
import Testing

@testable import PeopleEnrichment

@Suite("Geocoding")
struct GeocodingTests {
    private static let paris = """
        [{"place_id": 1, "licence": "ODbL", "lat": "48.8588897", "lon": "2.3200410", "category": "boundary",
        "display_name": "Paris, Île-de-France, France", "address": {"city": "Paris"}}]
        """

    private func answers(
        to addresses: [String], base: String = "", interval: Duration = .zero, timeout: Duration = .seconds(120),
        from route: @escaping LoopbackServer.Route
    ) async throws -> (answers: [GeocodingAnswer], requests: [LoopbackServer.Request]) {
        try await LoopbackServer.with(answering: route) { server in
            var settings = NominatimGeocoder.Settings(
                baseURL: server.url + base, userAgent: "People/1.0 (+https://example.com)")
            settings.interval = interval
            settings.requestTimeout = timeout
            settings.maximumWait = .seconds(5)
            let geocoder = try NominatimGeocoder(settings) { testTime }
            var answers: [GeocodingAnswer] = []
            for address in addresses { answers.append(await geocoder.place(of: address)) }
            await geocoder.shutdown()
            return (answers, server.requests)
        }
    }

    @Test(
        "An address has a place, and it is said where that was read", arguments: ["", "/", "/nominatim", "/nominatim/"])
    func found(base: String) async throws {
        let result = try await answers(to: ["10 Rue de la Paix & Co, Paris #2"], base: base) { _ in .json(Self.paris) }
        guard case .found(let place) = result.answers[0] else {
            Issue.record("\(result.answers)")
            return
        }
        #expect(place.latitude == 48.8588897 && place.longitude == 2.320041)
        #expect(place.provenance.quote == "Paris, Île-de-France, France")
        #expect(place.provenance.source == .geocoder && place.provenance.extractor == .provider)
        #expect(place.provenance.retrievedAt == testTime)
        #expect(
            place.provenance.contentSHA256 == Hexadecimal.string(Array(SHA256.hash(data: Array(Self.paris.utf8)))))
        let request = try #require(result.requests.first)
        let folder = base.hasPrefix("/nominatim") ? "/nominatim" : ""
        #expect(
            request.target
                == "\(folder)/search?q=10%20Rue%20de%20la%20Paix%20%26%20Co%2C%20Paris%20%232&format=jsonv2&limit=1&addressdetails=1"
        )
        #expect(place.provenance.sourceURL.hasSuffix(request.target))
        #expect(request["user-agent"] == "People/1.0 (+https://example.com)")
    }

    @Test("What is known is not asked again, also that there is no such place")
    func remembered() async throws {
        let result = try await answers(to: ["Paris", " paris ", "PARIS", "Atlantis", "atlantis", "", " "]) {
            $0.target.contains("aris") || $0.target.contains("ARIS") ? .json(Self.paris) : .json("[]")
        }
        #expect(result.requests.count == 2)
        #expect(result.answers[0] == result.answers[2])
        #expect(result.answers[3...] == [.notFound, .notFound, .notFound, .notFound])
    }

    @Test("A failure is told, and not remembered")
    func failures() async throws {
        let replies: [(LoopbackServer.Reply, SourceOutcome)] = [
            (.status(500), .error), (.status(429), .rateLimited), (.status(503), .rateLimited), (.status(404), .error),
            (.silence, .timeout), (.text("[]", type: "text/html"), .error), (.json("{}"), .error),
            (.json("nonsense"), .error),
            (.json(#"[{"lat": "91", "lon": "0", "display_name": "x"}]"#), .error),
            (.json(#"[{"lat": "0", "lon": "-180.1", "display_name": "x"}]"#), .error),
            (.json(#"[{"lat": "nan", "lon": "0", "display_name": "x"}]"#), .error),
            (.json(#"[{"lat": "inf", "lon": "0", "display_name": "x"}]"#), .error),
            (.json(#"[{"lat": "x", "lon": "0", "display_name": "x"}]"#), .error),
            (.json(#"[{"lat": "0", "lon": "0"}]"#), .error), (.json("[1]"), .error),
            (.redirect(to: "/other"), .error),
            (
                .init(
                    headers: [("Content-Type", "application/json")],
                    body: .endless(piece: Array(repeating: 32, count: 9999))), .tooLarge
            ),
        ]
        for (reply, outcome) in replies {
            let result = try await answers(
                to: ["Paris", "Paris"], timeout: outcome == .timeout ? .milliseconds(300) : .seconds(120)
            ) { _ in reply }
            for answer in result.answers {
                guard case .failed(let failure) = answer, failure.outcome == outcome else {
                    Issue.record("\(answer) in place of \(outcome)")
                    continue
                }
            }
            // A machine that is busy may have let the time pass before anything was sent.
            #expect(result.requests.count == 2 || outcome == .timeout)
        }
    }

    @Test("Numbers are taken as texts are")
    func numbers() async throws {
        let result = try await answers(to: ["x"]) { _ in .json(#"[{"lat": -90, "lon": 180, "display_name": "x"}]"#) }
        guard case .found(let place) = result.answers[0] else {
            Issue.record("\(result.answers)")
            return
        }
        #expect(place.latitude == -90 && place.longitude == 180)
    }

    @Test("Two requests are so much apart, and patience is kept")
    func pace() async throws {
        let result = try await answers(to: ["a", "b", "c"], interval: .milliseconds(300)) { _ in .json("[]") }
        #expect(result.requests[2].arrival - result.requests[0].arrival > .milliseconds(300))
        let limited = try await answers(to: ["a", "b"]) { _ in .status(429, headers: [("Retry-After", "60")]) }
        #expect(limited.requests.count == 1)
        guard case .failed(.rateLimited) = limited.answers[1] else {
            Issue.record("\(limited.answers)")
            return
        }
    }

    @Test(
        "A base that is no address of the web is refused",
        arguments: ["", "nominatim", "file:///x", "https://u@x.com/"])
    func base(url: String) {
        #expect(throws: WebFailure.self) { try NominatimGeocoder(.init(baseURL: url, userAgent: "x")) { testTime } }
    }
}
