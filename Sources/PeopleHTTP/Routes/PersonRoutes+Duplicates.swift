import PeopleApplication
import PeopleDomain
import PeopleRepresentation
import PeopleStorage

extension PersonRoutes {
    func duplicates(_ call: Call) async throws(ApplicationError) -> Answer {
        var query = call.query
        let page = query.page()
        let reason = query.duplicateReason()
        try query.finish()
        let found = try await people.duplicates(for: reason, page: page, as: call.caller)
        return .success(capacity: 256 + 1600 * found.items.count) { writer in
            writer.page(found, named: "duplicates") { writer, group in
                writer.object { writer in
                    writer.name("reason")
                    writer.value(group.reason.rawValue)
                    writer.name("count")
                    writer.value(group.count)
                    writer.name(resource.listName)
                    writer.array(group.people) { writer, person in
                        writer.person(person, .item, hasCustomFields: resource.hasCustomFields)
                    }
                }
            }
        }
    }
}
