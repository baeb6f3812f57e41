import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import PeopleDomain
import Synchronization

/// A model behind a server that speaks OpenAI's chat completions: OpenAI, Ollama, llama.cpp, vLLM and many more.
///
/// No tools are ever offered to it, and where it leads is not followed.
public final class OpenAICompatibleModel: LanguageModel {
    public var name: String { options.name }

    private let options: ModelOptions
    private let client: HTTPClient
    /// What the server was seen to take.
    private let format = Mutex(AnswerFormat.schema)

    /// Bytes of an answer; one of ours has a hundred.
    private static let maximumAnswer = 1 << 20

    /// Connects to nothing yet.
    public init(_ options: ModelOptions) {
        self.options = options
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(connect: .seconds(5))
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Ends the connections. To be called once, when nothing is asked any more.
    public func shutDown() async { try? await client.shutdown() }

    public func answer(_ question: ModelQuestion) async throws(ModelFailure) -> ModelAnswer {
        var hasWaited = false
        while true {
            let format = format.withLock(\.self)
            let reply = try await send(ChatRequest(model: options.name, question, format).body)
            switch reply.status {
            case 200: return try ChatReply.answer(reply.body)
            case 429, 503:
                let failure: ModelFailure = reply.status == 429 ? .rateLimited : .loading
                let wait = Duration.seconds(reply.retryAfter ?? 2)
                guard !hasWaited, wait <= options.maximumWait else { throw failure }
                hasWaited = true
                do { try await Task.sleep(for: wait) } catch { throw .cancelled }
            case 400, 422:
                let error = ChatReply.error(reply.body)
                if error.isContextTooLong { throw .contextTooLong }
                guard let simpler = format.simpler else { throw .status(reply.status, error.message) }
                // Not for this question alone: the server would refuse the next, too.
                self.format.withLock { $0 = max($0, simpler) }
            default: throw .status(reply.status, ChatReply.error(reply.body).message)
            }
        }
    }

    private struct Reply {
        let status: Int
        let retryAfter: Int?
        let body: [UInt8]
    }

    /// The client's own time limit ends with the head of an answer; this one ends with its last byte.
    private func send(_ body: [UInt8]) async throws(ModelFailure) -> Reply {
        let result: Result<Reply, ModelFailure>
        do throws(WebFailure) {
            result = try await withDeadline(options.timeout) { () async throws(WebFailure) in
                do throws(ModelFailure) { return .success(try await self.exchange(body)) } catch {
                    return .failure(error)
                }
            }
        } catch {
            throw error == .timeout ? .timeout : .cancelled
        }
        return try result.get()
    }

    private func exchange(_ body: [UInt8]) async throws(ModelFailure) -> Reply {
        var base = options.baseURL
        while base.hasSuffix("/") { base.removeLast() }
        var request = HTTPClientRequest(url: base + "/chat/completions")
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        if let key = options.apiKey, !key.isEmpty { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            let timeout = TimeAmount(options.timeout)
            let response = try await client.execute(request, timeout: timeout)
            let bytes = try await response.body.collect(upTo: Self.maximumAnswer)
            return Reply(
                status: Int(response.status.code),
                retryAfter: response.headers.first(name: "Retry-After").flatMap { Int($0) }.map { max($0, 0) },
                body: Array(bytes.readableBytesView))
        } catch {
            throw Self.failure(error)
        }
    }

    private static func failure(_ error: any Error) -> ModelFailure {
        switch error {
        case is CancellationError: .cancelled
        case is NIOTooManyBytesError: .tooLarge
        case let error as HTTPClientError:
            switch error {
            case .cancelled: .cancelled
            case .deadlineExceeded, .readTimeout, .connectTimeout: .timeout
            default: .unreachable(error.shortDescription)
            }
        default: .unreachable("\(error)")
        }
    }
}
