import PeopleDomain

/// What follows from a value by a table: no source says it in these words, and none is asked.
enum DerivedValues {
    /// With as much confidence as the value that it follows from, and its proof.
    static func all(from values: [FoundValue]) -> [FoundValue] {
        values.flatMap { value -> [FoundValue] in
            guard case .string(let text) = value.value else { return [] }
            switch value.field {
            case .jobTitle:
                return [
                    Seniority(title: text).map { derived(.seniority, $0.rawValue, value) },
                    JobFunction(title: text).map { derived(.jobFunction, $0.rawValue, value) },
                ].compactMap(\.self)
            case .location: return place(text, value)
            case .country: return [Country.code(of: text).map { derived(.countryCode, $0, value) }].compactMap(\.self)
            default: return []
            }
        }
    }

    /// "Leipzig, Saxony, Germany": only where the last part is a country that is known. Of two parts the first may be a state:
    /// "California, USA".
    private static func place(_ text: String, _ value: FoundValue) -> [FoundValue] {
        let parts = text.split(separator: ",").map(\.trimmedString)
        guard let country = parts.last, parts.count <= 3, let code = Country.code(of: country) else { return [] }
        let city = parts.count > 2 ? [derived(.city, parts[0], value)] : []
        return city + [derived(.country, country, value), derived(.countryCode, code, value)]
    }

    private static func derived(_ field: ProfileField, _ text: String, _ from: FoundValue) -> FoundValue {
        let proof = from.provenance
        return FoundValue(
            field: field, value: .string(text),
            provenance: Provenance(
                sourceURL: proof.sourceURL, source: proof.source, quote: proof.quote, retrievedAt: proof.retrievedAt,
                contentSHA256: proof.contentSHA256, extractor: .derived, model: proof.model,
                promptVersion: proof.promptVersion),
            confidence: from.confidence, isIdentitySure: from.isIdentitySure)
    }
}
