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

/// Where values are looked for.
public enum EnrichmentSource: String, CaseIterable, Hashable, Sendable {
    /// The person's own website and that of the company.
    case website
    case gravatar, github, wikidata
    /// Reads what the website says, in fields that nothing else has filled.
    case model
    /// Finds the coordinates of an address.
    case geocoder
}

/// What read a value out of a source.
public enum Extractor: String, CaseIterable, Hashable, Sendable {
    case jsonLD, hCard, openGraph
    /// A link on the page.
    case link
    /// The answer of a service that says what its members mean.
    case provider
    case model
    /// A table over another value: the seniority of a title.
    case derived
}
