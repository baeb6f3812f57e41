import PeopleDomain

/// A question as the protocol writes it.
struct ChatRequest {
    let body: [UInt8]

    /// Numbers of a few fields: more would be no answer of ours.
    private static let maximumTokens = 300

    init(model: String, _ question: ModelQuestion, _ format: AnswerFormat) {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("model")
            writer.value(model)
            writer.name("messages")
            writer.array([("system", question.instructions), ("user", question.prompt)]) { writer, message in
                writer.object { writer in
                    writer.name("role")
                    writer.value(message.0)
                    writer.name("content")
                    writer.value(message.1)
                }
            }
            writer.name("temperature")
            writer.value(0)
            writer.name("max_tokens")
            writer.value(Self.maximumTokens)
            writer.name("stream")
            writer.value(false)
            if format != .plain {
                writer.name("response_format")
                writer.object { writer in
                    writer.name("type")
                    writer.value(format == .schema ? "json_schema" : "json_object" as String)
                    if format == .schema {
                        writer.name("json_schema")
                        writer.object { writer in
                            writer.name("name")
                            writer.value("answer" as String)
                            writer.name("strict")
                            writer.value(true)
                            writer.name("schema")
                            writer.value(question.schema)
                        }
                    }
                }
            }
        }
        body = writer.finish()
    }
}
