/// Where a value was found, so that somebody can look it up.
public struct Provenance: Hashable, Sendable {
    /// The page, or the record of a service.
    public let sourceURL: String
    public let source: EnrichmentSource
    /// The words in which it stands there: a sentence of the visible text, or the member of structured data.
    public let quote: String
    public let retrievedAt: Timestamp
    /// SHA-256 of the bytes that were read, in hexadecimal.
    public let contentSHA256: String
    public let extractor: Extractor
    /// The name of the model; `nil` where none was asked.
    public let model: String?
    /// Which of our questions the model was asked; `nil` where none was.
    public let promptVersion: String?

    public init(
        sourceURL: String, source: EnrichmentSource, quote: String, retrievedAt: Timestamp, contentSHA256: String,
        extractor: Extractor, model: String? = nil, promptVersion: String? = nil
    ) {
        self.sourceURL = sourceURL
        self.source = source
        self.quote = quote
        self.retrievedAt = retrievedAt
        self.contentSHA256 = contentSHA256
        self.extractor = extractor
        self.model = model
        self.promptVersion = promptVersion
    }

    /// Unicode scalars of ``quote``, at most.
    public static let maximumQuoteLength = 500
}
