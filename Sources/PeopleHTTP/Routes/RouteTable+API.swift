import PeopleApplication
import PeopleDomain

extension RouteTable {
    /// Every path of the API.
    init(_ services: PeopleServices) {
        let groups: [[Route]] = [
            HealthRoutes(health: services.health).routes,
            PersonRoutes(people: services.people, resource: .people).routes,
            PersonRoutes(people: services.people, resource: .contacts).routes,
            CustomFieldRoutes(customFields: services.customFields, entityType: .people).routes,
            NoteRoutes.about(.people, services.notes).routes,
            NoteRoutes.about(.contacts, services.notes).routes,
            CompanyRoutes(companies: services.companies).routes,
            CustomFieldRoutes(customFields: services.customFields, entityType: .companies).routes,
            NoteRoutes.aboutCompanies(services.notes).routes,
            AccessRoutes(apiKeys: services.apiKeys, users: services.users).routes,
        ]
        self.init(groups.flatMap(\.self))
    }
}
