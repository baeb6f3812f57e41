import PeopleApplication
import PeopleDomain
import PeopleEnrichment

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
