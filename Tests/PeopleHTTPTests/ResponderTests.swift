import InMemoryStorage
import Logging
import NIOCore
import NIOHTTP1
import PeopleApplication
import PeopleDomain
import Testing

@testable import PeopleHTTP

/// The API in process, with an organization whose owner calls.
private struct API {
    let responder: Responder
    let key: String
    let backend = InMemoryStorage()

    init() async throws {
        let services = PeopleServices(backend: backend, keyring: .ephemeral())
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        responder = Responder(services: services, logger: logger)
        let owner = PersonDraft(email: try EmailAddress("ann@acme.com"), firstName: try FirstName("Ann"))
        key = try await services.organizations.found(
            OrganizationName("Acme"), owner: owner, keyName: APIKeyName("first")
        ).secret.revealed
    }

    func send(
        _ method: HTTPMethod, _ uri: String, _ body: String? = nil, headers: [String: String] = [:]
    ) async throws -> (status: Int, json: JSONObject, answer: Answer) {
        let answer = await self.answer(method, uri, body, headers: headers)
        guard case .object(let object) = try JSONParser.parse(answer.body) else { throw FieldFault("no object") }
        return (Int(answer.status.code), object, answer)
    }

    func answer(
        _ method: HTTPMethod, _ uri: String, _ body: String? = nil, headers: [String: String] = [:]
    ) async -> Answer {
        var fields = ["Authorization": "Bearer \(key)"]
        if body != nil { fields["Content-Type"] = "application/json" }
        fields.merge(headers) { $1 }
        let head = HTTPRequestHead(
            version: .http1_1, method: method, uri: uri,
            headers: HTTPHeaders(fields.filter { $0.value != "" }.map { ($0, $1) }))
        return await responder.respond(
            to: IncomingRequest(
                id: .made(connection: 1, count: 1), head: head, fields: RequestFields(head.headers),
                body: body.map { ByteBuffer(string: $0) }))
    }
}

@Suite("Answering requests")
struct ResponderTests {
    @Test(
        "A request that is wrong is told so, in the envelope",
        arguments: [
            (.GET, "/api/nothing", nil, 404, "unknown_path"), (.PUT, "/api/people/1", nil, 405, "method_not_allowed"),
            (.GET, "/api/people/1", nil, 404, "not_found"),
            (.GET, "/api/people?limit=0", nil, 400, "validation_failed"),
            (.GET, "/api/people?limit=1&limit=2", nil, 400, "validation_failed"),
            (.GET, "/api/people?sort=-x", nil, 400, "validation_failed"),
            (.GET, "/api/people?search=%00", nil, 400, "validation_failed"),
            (.GET, "/api/people?search=%ff", nil, 400, "validation_failed"),
            (.GET, "/api/people?offset=-1", nil, 400, "validation_failed"),
            (.GET, "/api/people?companyId=1", nil, 400, "validation_failed"),
            (.POST, "/api/people", "{", 400, "invalid_json"), (.POST, "/api/people", "[]", 400, "invalid_json"),
            (.POST, "/api/people", "", 400, "invalid_json"), (.POST, "/api/people", "{}", 400, "validation_failed"),
            (.POST, "/api/people?x=1", #"{"email":"a@b.c","firstName":"A"}"#, 400, "validation_failed"),
            (.POST, "/api/people", #"{"email":"ANN@acme.com","firstName":"A"}"#, 409, "email_taken"),
            (.POST, "/api/people/custom-fields", #"{"name":"--","type":"text"}"#, 400, "validation_failed"),
            (.POST, "/api/api-keys", #"{"name":"k","expiresInDays":366}"#, 400, "validation_failed"),
            (.GET, "/healthz?x=1", nil, 400, "validation_failed"),
            (.POST, "/api/users", #"{"personId":"x"}"#, 400, "validation_failed"),
            (.DELETE, "/api/companies/01a20e45-de0d-75da-b0b5-69cbd387f931", nil, 404, "not_found"),
        ] as [(HTTPMethod, String, String?, Int, String)])
    func refused(method: HTTPMethod, uri: String, body: String?, status: Int, code: String) async throws {
        let got = try await API().send(method, uri, body)
        #expect(got.status == status)
        #expect(got.json["success"] == .boolean(false))
        #expect(got.json["code"] == .string(code))
    }

    @Test("Metrics tell of the process where the store is away, and leave out what waits there")
    func metrics() async throws {
        let api = try await API()
        let there = await api.answer(.GET, "/metrics")
        #expect(there.status == .ok && String(decoding: there.body, as: UTF8.self).contains("people_jobs_waiting 0"))
        let other = try await API()
        await other.backend.close()
        let away = await other.answer(.GET, "/metrics")
        let text = String(decoding: away.body, as: UTF8.self)
        #expect(away.status == .ok && text.contains("people_enrichment_tokens_total 0"))
        #expect(!text.contains("people_jobs_"))
    }

    @Test("Every fault of a body is told at once")
    func everyFault() async throws {
        let body = #"{"email":"x","firstName":7,"latitude":91,"nope":1,"customFields":{"cf_a":1,"cf_b":2}}"#
        let got = try await API().send(.POST, "/api/people", body)
        guard case .array(let details)? = got.json["details"] else {
            Issue.record("no details")
            return
        }
        let fields = details.compactMap { detail -> JSONValue? in
            guard case .object(let object) = detail else { return nil }
            return object["field"]
        }
        #expect(
            fields
                == ["email", "firstName", "latitude", "customFields.cf_a", "customFields.cf_b", "nope"].map {
                    .string($0)
                })
    }

    @Test(
        "Without a key that opens anything, the answers look alike", arguments: ["", "Basic x", "Bearer x", "Bearer"])
    func unauthenticated(authorization: String) async throws {
        let got = try await API().send(.GET, "/api/people", headers: ["Authorization": authorization])
        #expect(got.status == 401)
        #expect(got.answer.headers.map(\.value) == ["Bearer"])
        let reference = try await API().send(.GET, "/api/me", headers: ["Authorization": ""])
        #expect(got.answer.body == reference.answer.body)
    }

    @Test(
        "A body is JSON in UTF-8",
        arguments: [
            ("application/json", 201), ("Application/JSON; charset=UTF-8", 201),
            ("application/json;charset=latin1", 415),
            ("text/plain", 415), ("", 415),
        ])
    func contentType(type: String, status: Int) async throws {
        let got = try await API().send(
            .POST, "/api/people", #"{"email":"a@b.c","firstName":"A"}"#, headers: ["Content-Type": type])
        #expect(got.status == status)
    }

    @Test("What was read can be sent back, and changes nothing")
    func roundTrip() async throws {
        let api = try await API()
        let created = try await api.send(
            .POST, "/api/people", #"{"email":"a@b.c","firstName":"A","companyName":"Acme"}"#)
        guard case .object(let person)? = created.json["data"], case .string(let id)? = person["id"] else {
            Issue.record("no person")
            return
        }
        let updated = try await api.send(.PATCH, "/api/people/\(id)", JSONWriter.text { $0.value(.object(person)) })
        #expect(updated.status == 200)
        #expect(updated.json["data"] == .object(person))
    }

    @Test("An empty company id counts as absent, null unlinks")
    func companyLinks() async throws {
        let api = try await API()
        let created = try await api.send(
            .POST, "/api/people", #"{"email":"a@b.c","firstName":"A","companyId":"","companyName":"Acme"}"#)
        guard case .object(let person)? = created.json["data"], case .string(let id)? = person["id"] else {
            Issue.record("no person")
            return
        }
        #expect(person["companyId"] != .null)
        let unlinked = try await api.send(.PATCH, "/api/people/\(id)", #"{"companyId":null}"#)
        guard case .object(let after)? = unlinked.json["data"] else { return }
        #expect(after["company"] == .null)
        #expect(after["companyId"] == .null)
    }

    @Test("A request that is wrong in thousands of places gets a short answer")
    func boundedFaults() async throws {
        let api = try await API()
        let members = (0..<50_000).map { "\"nothing\($0)\":1" }.joined(separator: ",")
        for body in ["{\(members)}", "{\"email\":\"a@b.c\",\"firstName\":\"A\",\"customFields\":{\(members)}}"] {
            let got = try await api.send(.POST, "/api/people", body)
            #expect(got.status == 400)
            #expect(got.answer.body.count < 100_000)
        }
    }

    @Test("A user is made with a new person where no person is named")
    func newUser() async throws {
        let got = try await API().send(
            .POST, "/api/users", #"{"personId":null,"email":"a@b.c","firstName":"A","restrictedToOwn":true}"#)
        #expect(got.status == 201)
    }
}
