import NIOHTTP1
import PeopleApplication
import PeopleDomain
import PeopleRepresentation
import PeopleStorage

/// Who calls, keys and users (contract, section 7).
struct AccessRoutes: Sendable {
    let apiKeys: APIKeyService
    let users: UserService

    var routes: [Route] {
        [
            .get("/api/me", me),
            .get("/api/api-keys", listKeys),
            .post("/api/api-keys", createKey),
            .delete("/api/api-keys/{id}", revokeKey),
            .get("/api/users", query: QueryReader.page, listUsers),
            .post("/api/users", createUser),
        ]
    }

    private func me(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        return .success { $0.me(call.caller) }
    }

    private func listKeys(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let keys = try await apiKeys.list(as: call.caller)
        return .success(capacity: 64 + 512 * keys.count) { writer in
            writer.apiKeys(keys)
        }
    }

    private func createKey(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let request = try read { () throws(ValidationFailure) in try APIKeyBody.request(body) }
        let created = try await apiKeys.create(request, as: call.caller)
        return .success(.created, message: "API key created successfully") { writer in
            writer.apiKey(created.key, secret: created.secret)
        }
    }

    private func revokeKey(_ call: Call) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let key = try await apiKeys.revoke(call.id(of: .apiKey), as: call.caller)
        return .success(message: "API key revoked successfully") { $0.apiKey(key) }
    }

    private func listUsers(_ call: Call) async throws(ApplicationError) -> Answer {
        var query = call.query
        let paging = query.paging()
        try query.finish()
        let found = try await users.list(paging: paging, as: call.caller)
        return .success(capacity: 256 + 256 * found.items.count) { writer in
            writer.page(found, named: "users") { $0.user($1) }
        }
    }

    private func createUser(_ call: Call, _ body: JSONObject) async throws(ApplicationError) -> Answer {
        try call.query.finish()
        let user: User
        switch try read({ () throws(ValidationFailure) in try UserBody(body) }) {
        case .existing(let id, let isRestricted):
            user = try await users.create(from: id, isRestrictedToOwnRecords: isRestricted, as: call.caller)
        case .new(let person, let isRestricted):
            user = try await users.create(isRestrictedToOwnRecords: isRestricted, as: call.caller) {
                (schema) throws(ValidationFailure) in try PersonBody.draft(person, schema)
            }
        }
        return .success(.created, message: "User created successfully") { $0.user(user) }
    }
}
