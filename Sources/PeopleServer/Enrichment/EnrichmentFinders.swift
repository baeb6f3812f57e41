import PeopleApplication
import PeopleCLI
import PeopleDomain
import PeopleEnrichment
import PeopleStorage

/// What looks for profiles and places, as the settings say.
struct EnrichmentFinders: Sendable {
    let profiles: any ProfileFinder
    /// `nil` where nobody looks for places.
    let places: (any PlaceFinder)?
    private let web: SafeWebClient
    private let model: OpenAICompatibleModel?
    private let geocoder: NominatimGeocoder?

    /// - Throws: ``CommandFailure`` where an address of the settings can't be used.
    init(_ settings: EnrichmentSettings) throws {
        let policy = try FetchPolicy(settings)
        let now: @Sendable () -> Timestamp = { .now }
        web = SafeWebClient(policy: policy, now: now)
        model = settings.model.map {
            OpenAICompatibleModel(ModelOptions(baseURL: $0.baseURL, name: $0.name, apiKey: $0.apiKey))
        }
        profiles = Enricher(EnrichmentConfiguration(settings.sources), web: web, model: model)
        do throws(WebFailure) {
            geocoder = try settings.geocoderURL.map { (url) throws(WebFailure) in
                try NominatimGeocoder(.init(baseURL: url, userAgent: policy.userAgent), now: now)
            }
        } catch {
            throw CommandFailure("\(Settings.geocoderURL.key) can't be used: \(error).")
        }
        places = geocoder
    }

    func shutdown() async {
        await web.shutdown()
        await model?.shutDown()
        await geocoder?.shutdown()
    }
}

extension FetchPolicy {
    fileprivate init(_ settings: EnrichmentSettings) throws(CommandFailure) {
        self.init(product: "People", version: ProgramVersion.current, contactURL: settings.contact ?? "")
        pageInterval = settings.fetch.pageInterval
        allowsPlainHTTP = settings.fetch.allowsHTTP
        serviceIntervals = Self.termsOfUse(hasGitHubToken: settings.sources.gitHubToken != nil)
        for text in settings.fetch.allowedPrivateHosts {
            guard let host = HostAndPort(text) else {
                throw CommandFailure("\(Settings.fetchAllowedPrivateHosts.key) has \"\(text)\", which is no HOST:PORT.")
            }
            allowedPrivateHosts.insert(host)
        }
    }
}

extension FetchPolicy {
    /// How often the services themselves want to be asked; doubles and mirrors have other hosts.
    private static func termsOfUse(hasGitHubToken: Bool) -> [HostAndPort: Duration] {
        let intervals: [(String, Duration)] = [
            // https://docs.github.com/en/rest/search/search#rate-limit: 30 searches a minute, 10 without a token.
            ("api.github.com:443", .seconds(hasGitHubToken ? 2 : 6)),
            // https://www.wikidata.org/wiki/Wikidata:Data_access: no number, but one after the other.
            ("www.wikidata.org:443", .seconds(1)),
        ]
        return Dictionary(
            uniqueKeysWithValues: intervals.compactMap { text, interval in
                HostAndPort(text).map { ($0, interval) }
            })
    }
}

extension EnrichmentConfiguration {
    fileprivate init(_ sources: EnrichmentSettings.Sources) {
        self.init()
        usesWebsite = sources.asksWebsites
        usesGravatar = sources.gravatarURL != nil
        usesGitHub = sources.gitHubURL != nil
        usesWikidata = sources.wikidataURL != nil
        gravatarURL = sources.gravatarURL ?? gravatarURL
        gitHubURL = sources.gitHubURL ?? gitHubURL
        wikidataURL = sources.wikidataURL ?? wikidataURL
        gitHubToken = sources.gitHubToken
    }
}

extension Enricher: ProfileFinder {
    public func findings(about subject: EnrichmentSubject, usesModel: Bool) async -> EnrichmentFindings {
        await enrich(subject, usesModel: usesModel)
    }
}

extension NominatimGeocoder: PlaceFinder {
    public func findings(about address: PostalAddress) async -> EnrichmentFindings {
        switch await place(of: address.string) {
        case .found(let place):
            EnrichmentFindings(
                values: [(ProfileField.latitude, place.latitude), (.longitude, place.longitude)].map { field, degrees in
                    FoundValue(
                        field: field, value: .number(degrees), provenance: place.provenance,
                        confidence: Confidence(percent: 80), isIdentitySure: true)
                }, sources: [SourceReport(source: .geocoder, outcome: .ok, requests: 1, values: 2)])
        case .notFound:
            EnrichmentFindings(sources: [SourceReport(source: .geocoder, outcome: .notFound, requests: 1)])
        case .failed(let failure):
            EnrichmentFindings(
                sources: [SourceReport(source: .geocoder, outcome: failure.outcome, detail: "\(failure)", requests: 1)])
        }
    }
}
