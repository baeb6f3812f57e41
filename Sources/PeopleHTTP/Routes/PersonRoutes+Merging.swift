import PeopleApplication
import PeopleDomain
import PeopleRepresentation

extension PersonRoutes {
    func merge(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let id: Person.ID = try call.id(of: .person)
        let body = try read { () throws(ValidationFailure) in try MergeBody(body) }
        let person = try await people.merge(body.other, into: id, preferring: body.preference, as: call.caller)
        return .success(message: "Person merged successfully") { writer in
            writer.person(person, .written, hasCustomFields: resource.hasCustomFields)
        }
    }

    func unmerge(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let id: Person.ID = try call.id(of: .person)
        let other = try read { () throws(ValidationFailure) in try MergeBody.undone(body) }
        let person = try await people.unmerge(other, from: id, as: call.caller)
        return .success(message: "Merge undone successfully") { writer in
            writer.person(person, .written, hasCustomFields: resource.hasCustomFields)
        }
    }
}
