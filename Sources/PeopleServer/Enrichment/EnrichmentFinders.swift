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
