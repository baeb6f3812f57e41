import PeopleDomain

/// A value that something read out of a source, before anybody looked whether it is true.
struct Candidate: Hashable, Sendable {
    let field: ProfileField
    let value: JSONValue
    /// The words in which it stands there.
    let quote: String
    let extractor: Extractor

    init(_ field: ProfileField, _ value: JSONValue, quote: String, by extractor: Extractor) {
        self.field = field
        self.value = value
        self.quote = Self.beginning(of: quote)
        self.extractor = extractor
    }

    init(_ field: ProfileField, _ text: String, quote: String, by extractor: Extractor) {
        self.init(field, .string(text), quote: quote, by: extractor)
    }

    /// What a provenance may hold, up to the end of a word: half a word stands nowhere.
    private static func beginning(of quote: String) -> String {
        let scalars = quote.unicodeScalars
        let beginning = scalars.prefix(Provenance.maximumQuoteLength)
        guard beginning.endIndex < scalars.endIndex, !scalars[beginning.endIndex].properties.isWhitespace,
            let end = beginning.lastIndex(where: \.properties.isWhitespace)
        else { return String(beginning) }
        return String(beginning[..<end])
    }

    var text: String? { if case .string(let text) = value { text } else { nil } }
}

/// What structured data says of somebody.
struct StructuredPerson: Sendable {
    var names: [String] = []
    var emails: Set<String> = []
    var links: [PageAddress] = []
    var companies: [String] = []
    var candidates: [Candidate] = []
}
