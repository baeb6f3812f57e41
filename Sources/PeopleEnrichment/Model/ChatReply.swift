import PeopleDomain

/// Reads what a server of the protocol sends.
enum ChatReply {
    /// - Throws: ``ModelFailure``.
    static func answer(_ body: [UInt8]) throws(ModelFailure) -> ModelAnswer {
        guard case .object(let reply)? = try? JSONParser.parse(body) else { throw .malformed("it is no JSON object") }
        // Some send errors with 200.
        if let error = reply.object("error") { throw .malformed(error.text("message") ?? "an error without a message") }
        // What is no answer is paid for, too.
        let used = tokens(reply)
        guard case .object(let choice)? = reply.list("choices").first, let message = choice.object("message") else {
            throw .malformed("it has no choices", tokensUsed: used ?? 0)
        }
        let text = message.text("content")
        let tokens = used ?? TokenEstimate.tokens(text ?? "")
        if message.text("refusal") != nil { throw .refused(tokensUsed: tokens) }
        switch choice.text("finish_reason") {
        case "stop": break
        case "content_filter": throw .refused(tokensUsed: tokens)
        case "length": throw .cutShort(tokensUsed: tokens)
        default:
            throw .malformed("it ended by \(choice.text("finish_reason") ?? "nothing")", tokensUsed: tokens)
        }
        guard let text else { throw .malformed("it says nothing", tokensUsed: tokens) }
        return ModelAnswer(text: text, tokensUsed: tokens)
    }

    private static func tokens(_ reply: JSONObject) -> Int? {
        guard case .number(let total)? = reply.object("usage")?["total_tokens"] else { return nil }
        return Int(exactly: total.rounded()).map { max($0, 0) }
    }

    struct Fault {
        let message: String
        let isContextTooLong: Bool
    }

    /// `{"error": {"message", "type", "code"}}`, where the code may be a number, a text or nothing.
    static func error(_ body: [UInt8]) -> Fault {
        guard case .object(let reply)? = try? JSONParser.parse(body) else {
            return Fault(message: "no explanation", isContextTooLong: false)
        }
        let error = reply.object("error") ?? reply
        let message = error.text("message") ?? reply.text("error") ?? "no explanation"
        let words = [message, error.text("type") ?? "", error.text("code") ?? ""].joined(separator: " ").lowercased()
        let signs = [
            "exceed_context_size", "context_length_exceeded", "maximum context length", "exceeds the available context",
        ]
        return Fault(message: String(message.prefix(200)), isContextTooLong: signs.contains(where: words.contains))
    }
}
