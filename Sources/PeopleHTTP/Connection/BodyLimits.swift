import NIOHTTP1

/// How large the body of a request may be: more for a batch than for anything else. Decided by the head alone, before the
/// body comes.
struct BodyLimits {
    private let standard: Int
    private let batch: Int

    init(_ configuration: HTTPConfiguration) {
        standard = configuration.maximumBodyBytes
        batch = max(standard, configuration.maximumBatchBodyBytes)
    }

    /// In bytes.
    func limit(for head: HTTPRequestHead) -> Int {
        guard head.method == .POST, RequestTarget(head.uri).path.hasSuffix("/batch") else { return standard }
        return batch
    }
}
