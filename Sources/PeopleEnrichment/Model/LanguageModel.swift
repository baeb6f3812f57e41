import PeopleDomain

/// Answers questions about a text: a server that speaks OpenAI's protocol, or a double of one.
public protocol LanguageModel: Sendable {
    /// As provenances name it.
    var name: String { get }

    /// - Throws: ``ModelFailure``; also where the task was cancelled.
    func answer(_ question: ModelQuestion) async throws(ModelFailure) -> ModelAnswer
}

/// A question whose answer is an object of JSON.
public struct ModelQuestion: Hashable, Sendable {
    /// What the model is to do, whatever the text says.
    public let instructions: String
    /// The text, and what is asked of it.
    public let prompt: String
    /// The JSON Schema of the answer, in the subset that all providers take.
    public let schema: JSONValue

    public init(instructions: String, prompt: String, schema: JSONValue) {
        self.instructions = instructions
        self.prompt = prompt
        self.schema = schema
    }
}

/// What a model said.
public struct ModelAnswer: Hashable, Sendable {
    public let text: String
    /// Tokens that it read and wrote.
    public let tokensUsed: Int

    public init(text: String, tokensUsed: Int) {
        self.text = text
        self.tokensUsed = tokensUsed
    }
}

/// Why a model gave no answer.
public enum ModelFailure: Error, Hashable, Sendable {
    case timeout
    case cancelled
    /// 429 after having waited once.
    case rateLimited
    /// It is still being loaded.
    case loading
    /// The question is longer than what it can read.
    case contextTooLong
    /// It does not want to answer; with the tokens that this took.
    case refused(tokensUsed: Int = 0)
    /// It stopped before its answer was whole; with the tokens that this took.
    case cutShort(tokensUsed: Int = 0)
    case tooLarge
    /// What came is not what the protocol says; with the tokens that this took.
    case malformed(String, tokensUsed: Int = 0)
    /// Another status, with what the server says of it.
    case status(Int, String)
    case unreachable(String)

    var outcome: SourceOutcome {
        switch self {
        case .timeout, .cancelled: .timeout
        case .rateLimited: .rateLimited
        case .tooLarge: .tooLarge
        case .refused, .cutShort: .notFound
        case .loading, .contextTooLong, .malformed, .status, .unreachable: .error
        }
    }

    /// Tokens that the model read and wrote for nothing.
    var tokensUsed: Int {
        switch self {
        case .refused(let tokens), .cutShort(let tokens), .malformed(_, let tokens): tokens
        default: 0
        }
    }

    var detail: String {
        switch self {
        case .timeout: "the model took too long"
        case .cancelled: "the time was over"
        case .rateLimited: "the model's server asks to wait"
        case .loading: "the model is still being loaded"
        case .contextTooLong: "the question is longer than what the model can read"
        case .refused: "the model refused to answer"
        case .cutShort: "the model stopped before its answer was whole"
        case .tooLarge: "the model's answer is too large"
        case .malformed(let what, _): "the model's answer is broken: \(what)"
        case .status(let status, let message): "the model's server answers \(status): \(message)"
        case .unreachable(let reason): "the model's server can't be reached: \(reason)"
        }
    }
}
