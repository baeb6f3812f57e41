import PeopleDomain

extension EnrichmentRefusal {
    /// What is wrong, for a person, without a full stop.
    package var sentence: String {
        switch self {
        case .emailMissing: "Person email is required for enrichment"
        case .notFound: "Value not found"
        case .nothingApplied: "Nothing that was found is applied"
        case .unfit(let field): "The field \(field) does not take this value"
        }
    }
}
