import PeopleApplication
import PeopleDomain
import PeopleEnrichment

extension Enricher: ProfileFinder {
    public func findings(about subject: EnrichmentSubject, usesModel: Bool) async -> EnrichmentFindings {
        await enrich(subject, usesModel: usesModel)
    }
}
