import PeopleDomain
import Synchronization
import Testing

@testable import PeopleEnrichment

@Suite("A model behind OpenAI's protocol")
struct OpenAICompatibleModelTests {
    private let question = ModelQuestion(instructions: "be brief", prompt: "who?", schema: .object(JSONObject()))

    private static func reply(
        _ content: String = #""{}""#, finish: String = #""stop""#, refusal: String = "null",
        usage: String = #"{"total_tokens": 42}"#
    ) -> LoopbackServer.Reply {
        .json(
            #"{"choices": [{"finish_reason": \#(finish), "message": {"content": \#(content), "refusal": \#(refusal)}}], "usage": \#(usage)}"#
        )
    }

    private func ask(
        _ server: LoopbackServer, _ configure: (inout ModelOptions) -> Void = { _ in }
    ) async -> Result<ModelAnswer, ModelFailure> {
        var options = ModelOptions(baseURL: server.url + "/v1", name: "small")
        configure(&options)
        let model = OpenAICompatibleModel(options)
        let result: Result<ModelAnswer, ModelFailure>
        do throws(ModelFailure) { result = .success(try await model.answer(question)) } catch {
            result = .failure(error)
        }
        await model.shutDown()
        return result
    }

    private func answer(_ replies: LoopbackServer.Reply...) async throws -> Result<ModelAnswer, ModelFailure> {
        try await scripted(replies) { server in await ask(server) { $0.maximumWait = .seconds(1) } }
    }

    /// A server whose replies come one after the other, the last again and again.
    private func scripted<Value>(
        _ replies: [LoopbackServer.Reply], _ body: (LoopbackServer) async throws -> Value
    ) async throws -> Value {
        let count = Counter()
        return try await LoopbackServer.with(answering: { _ in replies[min(count.next(), replies.count - 1)] }, body)
    }

    private final class Counter: Sendable {
        private let value = Mutex(0)
        func next() -> Int {
            value.withLock { value in
                defer { value += 1 }
                return value
            }
        }
    }

    private func bodies(_ server: LoopbackServer) throws -> [JSONObject] {
        try server.requests.map { request in
            guard case .object(let body) = try JSONParser.parse(request.body) else { return JSONObject() }
            return body
        }
    }

    @Test func aQuestionIsAskedAsTheProtocolWantsIt() async throws {
        try await scripted([Self.reply(#""hello""#)]) { server in
            let result = await ask(server) { $0.apiKey = "secret" }
            #expect(result == .success(ModelAnswer(text: "hello", tokensUsed: 42)))
            let request = try #require(server.requests.first)
            #expect(request.method == "POST")
            #expect(request.target == "/v1/chat/completions")
            #expect(request["authorization"] == "Bearer secret")
            let body = try #require(try bodies(server).first)
            #expect(body["model"] == .string("small"))
            #expect(body["temperature"] == .number(0))
            #expect(body["tools"] == nil)
            let format = try #require(body.object("response_format"))
            #expect(format["type"] == .string("json_schema"))
            #expect(format.object("json_schema")?["strict"] == .boolean(true))
        }
    }

    @Test func withoutAKeyNoneIsSent() async throws {
        try await scripted([Self.reply()]) { server in
            _ = await ask(server)
            #expect(server.requests.first?["authorization"] == nil)
        }
    }

    @Test func aServerThatKnowsNoSchemasIsAskedPlainly() async throws {
        let refusal = LoopbackServer.Reply.json(
            #"{"error": {"message": "response_format is not supported", "code": null}}"#, status: 400)
        try await scripted([refusal, refusal, Self.reply(#""hello""#)]) { server in
            let model = OpenAICompatibleModel(ModelOptions(baseURL: server.url + "/v1/", name: "small"))
            #expect(try await model.answer(question).text == "hello")
            // It is remembered: the next question is asked once.
            #expect(try await model.answer(question).text == "hello")
            await model.shutDown()
            let formats = try bodies(server).map { $0.object("response_format")?.text("type") }
            #expect(formats == ["json_schema", "json_object", nil, nil])
        }
    }

    @Test func aRefusalIsNoAnswer() async throws {
        #expect(try await answer(Self.reply("null", refusal: #""I can't""#)) == .failure(.refused(tokensUsed: 42)))
        #expect(
            try await answer(Self.reply(finish: #""content_filter""#)) == .failure(.refused(tokensUsed: 42)))
    }

    @Test func anAnswerThatWasCutIsNone() async throws {
        #expect(try await answer(Self.reply(#""{\"a""#, finish: #""length""#)) == .failure(.cutShort(tokensUsed: 42)))
        #expect(
            try await answer(Self.reply(finish: #""tool_calls""#))
                == .failure(.malformed("it ended by tool_calls", tokensUsed: 42)))
    }

    @Test(arguments: [
        "", "{", "[]", "{}", #"{"choices": []}"#, #"{"choices": [{"finish_reason": "stop"}]}"#, #"{"choices": [5]}"#,
        #"{"choices": [{"finish_reason": "tool_calls", "message": {"content": "x"}}]}"#,
        #"{"choices": [{"finish_reason": null, "message": {"content": "x"}}]}"#,
        #"{"choices": [{"finish_reason": "stop", "message": {"content": null}}]}"#,
        #"{"choices": [{"finish_reason": "stop", "message": {"content": ["x"]}}]}"#,
        #"{"error": {"message": "no", "code": 5}}"#,
    ])
    func whatIsNotTheProtocolIsBroken(body: String) async throws {
        guard case .failure(.malformed(_, _)) = try await answer(.json(body)) else {
            Issue.record("\(body) was taken")
            return
        }
    }

    @Test func aWaitThatIsAskedForIsWaitedOnce() async throws {
        var wait = LoopbackServer.Reply.json(#"{"error": {"message": "slow down", "code": "rate_limit"}}"#, status: 429)
        wait.headers.append(("Retry-After", "0"))
        #expect(try await answer(wait, Self.reply(#""hello""#)) == .success(ModelAnswer(text: "hello", tokensUsed: 42)))
        #expect(try await answer(wait, wait, Self.reply()) == .failure(.rateLimited))
        wait.headers = [("Retry-After", "3600")]
        #expect(try await answer(wait, Self.reply()) == .failure(.rateLimited))
    }

    @Test func aModelThatIsLoadedIsWaitedFor() async throws {
        var loading = LoopbackServer.Reply.json(#"{"error": {"message": "Loading model", "code": 503}}"#, status: 503)
        loading.headers.append(("Retry-After", "0"))
        #expect(
            try await answer(loading, Self.reply(#""hello""#)) == .success(ModelAnswer(text: "hello", tokensUsed: 42)))
        #expect(try await answer(loading) == .failure(.loading))
    }

    @Test(arguments: [
        #"{"error": {"code": 400, "message": "the request exceeds the available context size", "type": "exceed_context_size_error"}}"#,
        #"{"error": {"code": "context_length_exceeded", "message": "too long", "type": "invalid_request_error"}}"#,
    ])
    func aQuestionThatIsTooLongIsToldFromOthers(error: String) async throws {
        #expect(try await answer(.json(error, status: 400)) == .failure(.contextTooLong))
    }

    @Test func anotherStatusIsTold() async throws {
        #expect(
            try await answer(.json(#"{"error": {"message": "bad key", "code": "invalid_api_key"}}"#, status: 401))
                == .failure(.status(401, "bad key")))
        #expect(try await answer(.text("<html>", status: 502)) == .failure(.status(502, "no explanation")))
    }

    @Test func whereItLeadsIsNotFollowed() async throws {
        let away = LoopbackServer.Reply(status: 302, headers: [("Location", "http://127.0.0.1:1/")])
        #expect(try await answer(away) == .failure(.status(302, "no explanation")))
    }

    @Test func anAnswerHasABound() async throws {
        let endless = LoopbackServer.Reply(body: .endless(piece: Array(repeating: 0x20, count: 65_536)))
        #expect(try await answer(endless) == .failure(.tooLarge))
    }

    @Test func aServerThatHangsIsGivenUp() async throws {
        for reply in [LoopbackServer.Reply(body: .silence), LoopbackServer.Reply(body: .stalls([0x7B]))] {
            let result = try await scripted([reply]) { server in await ask(server) { $0.timeout = .milliseconds(200) } }
            #expect(result == .failure(.timeout))
        }
    }

    @Test func aServerThatIsNotThereIsTold() async throws {
        let model = OpenAICompatibleModel(ModelOptions(baseURL: "http://127.0.0.1:1/v1", name: "small"))
        await #expect(throws: ModelFailure.self) { try await model.answer(question) }
        await model.shutDown()
    }

    @Test func aCancelledQuestionEnds() async throws {
        try await scripted([LoopbackServer.Reply(body: .silence)]) { server in
            let task = Task { await ask(server) }
            try await Task.sleep(for: .milliseconds(50))
            task.cancel()
            #expect(await task.value == .failure(.cancelled))
        }
    }
}
