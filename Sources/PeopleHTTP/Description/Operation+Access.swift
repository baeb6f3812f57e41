import NIOHTTP1
import PeopleDomain

extension Operation {
    static let access: [Operation] = [
        Operation(
            method: .GET, path: "/api/me", id: "getCaller", tag: .access, summary: "Who calls, and with what key",
            access: .key, success: .record(.caller)),
        Operation(
            method: .GET, path: "/api/api-keys", id: "listAPIKeys", tag: .access, summary: "List keys",
            explanation: """
                The caller's own, and to an admin everybody's: newest first, those that are revoked or expired among them.
                """,
            access: .scope(.read),
            success: Success(status: .ok, schema: .success(.record([("apiKeys", .array(.named(.apiKey)))])))),
        Operation(
            method: .POST, path: "/api/api-keys", id: "createAPIKey", tag: .access, summary: "Create a key",
            explanation: "Nobody can hand out more than they have: not a scope, and not a wider view.",
            access: .scope(.write), body: .newAPIKey,
            success: .created(.issuedAPIKey, message: "API key created successfully"), codes: [.tooManyAPIKeys],
            showsSecret: true),
        Operation(
            method: .DELETE, path: "/api/api-keys/{id}", id: "revokeAPIKey", tag: .access, summary: "Revoke a key",
            explanation: "It stops working at once, and stays in the list.", access: .scope(.write),
            success: .record(.apiKey, message: "API key revoked successfully")),
        Operation(
            method: .GET, path: "/api/users", id: "listUsers", tag: .access, summary: "List the users",
            explanation: "Newest first.", access: .scope(.admin), query: QueryParameter.page,
            success: .page(of: .user, named: "users")),
        Operation(
            method: .POST, path: "/api/users", id: "createUser", tag: .access, summary: "Make somebody a user",
            access: .scope(.admin), body: .newUser,
            success: .created(.user, message: "User created successfully"), codes: [.emailTaken, .alreadyUser]),
    ]
}
