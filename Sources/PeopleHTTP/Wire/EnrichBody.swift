import PeopleDomain
import PeopleRepresentation
import PeopleStorage

/// Whose profiles are looked for (contract, section 6).
enum EnrichBody {
    /// - Parameter isListGiven: whether the query says which people, beside whom none can be named.
    /// - Returns: `nil` where nobody is named.
    /// - Throws: ``ValidationFailure`` with every fault.
    static func ids(_ body: JSONObject, isListGiven: Bool) throws(ValidationFailure) -> [Person.ID]? {
        var reader = BodyReader(body)
        let elements = reader.array("ids")
        try reader.finish()
        guard let elements else { return nil }
        if isListGiven { throw fault("can't be given together with a query") }
        let bounds = 1...StorageLimits.maximumChanges
        guard bounds.contains(elements.count) else { throw fault("must have 1 to \(bounds.upperBound) elements") }
        return try elements.map { (element) throws(ValidationFailure) in
            guard case .string(let text) = element, let id = Person.ID(text) else {
                throw fault("must be an array of UUIDs")
            }
            return id
        }
    }

    private static func fault(_ message: String) -> ValidationFailure {
        ValidationFailure(FieldFault(field: "ids", message))
    }
}
