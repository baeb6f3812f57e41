import NIOHTTP1
import PeopleDomain

extension Answer {
    /// `{"success": true, "data": …}`, with a message where there is one (contract, section 1).
    ///
    /// - Parameters:
    ///   - outcome: what an upsert did, beside the data.
    ///   - capacity: about how many bytes it will have, so that the buffer need not grow.
    static func success(
        _ status: HTTPResponseStatus = .ok, message: String? = nil, outcome: WriteEffect? = nil,
        capacity: Int = 1024,
        _ data: (inout JSONWriter) -> Void
    ) -> Answer {
        var writer = JSONWriter(capacity: capacity)
        writer.object { writer in
            writer.name("success")
            writer.value(true)
            writer.name("data")
            data(&writer)
            if let outcome {
                writer.name("outcome")
                writer.value(outcome.rawValue)
            }
            if let message {
                writer.name("message")
                writer.value(message)
            }
        }
        return Answer(status: status, body: writer.finish())
    }
}
