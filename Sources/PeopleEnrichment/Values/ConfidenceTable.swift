import PeopleDomain

/// How sure a value is: by what read it, whether the source is the person's, and who else says so. Never asked of a model.
enum ConfidenceTable {
    /// In hundredths, for a source that surely speaks of the person.
    static func base(_ extractor: Extractor, from source: EnrichmentSource) -> Int {
        switch extractor {
        case .jsonLD, .hCard: 90
        case .link: 80
        case .openGraph: 70
        case .model: 50
        case .provider, .derived:
            switch source {
            case .gravatar: 90
            case .github: 85
            case .wikidata: 70
            case .website, .model, .geocoder: 50
            }
        }
    }

    static func confidence(_ extractor: Extractor, from source: EnrichmentSource, _ identity: Identity) -> Confidence {
        Confidence(percent: base(extractor, from: source) * identity.weight / 100)
    }

    /// For each further independent source that says the same.
    static let agreement = 10
}
