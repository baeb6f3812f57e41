import PeopleApplication
import PeopleDomain

extension RouteTable {
    init(_ services: PeopleServices) { self.init(Self.routes(services)) }

    /// Every path of the API. What each takes and answers is in `Description`.
    static func routes(_ services: PeopleServices) -> [Route] {
        let groups: [[Route]] = [
            HealthRoutes(health: services.health).routes, DescriptionRoutes().routes,
            MetricsRoutes(jobs: services.jobs).routes,
            PersonRoutes(people: services.people, resource: .people).routes.followingMerges(services.people),
            PersonRoutes(people: services.people, resource: .contacts).routes.followingMerges(services.people),
            EnrichmentRoutes(enrichment: services.enrichment, people: services.people, resource: .people).routes
                .followingMerges(services.people),
            EnrichmentRoutes(enrichment: services.enrichment, people: services.people, resource: .contacts).routes
                .followingMerges(services.people),
            JobRoutes(jobs: services.jobs).routes,
            CustomFieldRoutes(customFields: services.customFields, entityType: .people).routes,
            NoteRoutes.about(.people, services.notes).routes.followingMerges(services.people),
            NoteRoutes.about(.contacts, services.notes).routes.followingMerges(services.people),
            CompanyRoutes(companies: services.companies).routes,
            CustomFieldRoutes(customFields: services.customFields, entityType: .companies).routes,
            NoteRoutes.aboutCompanies(services.notes).routes,
            AccessRoutes(apiKeys: services.apiKeys, users: services.users).routes,
        ]
        return groups.flatMap(\.self)
    }
}
