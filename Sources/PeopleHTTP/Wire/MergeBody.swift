import PeopleDomain

/// Who is merged, and whose values stay (contract, section 2).
struct MergeBody {
    let other: Person.ID
    let preference: MergePreference

    /// - Throws: ``ValidationFailure`` with every fault.
    init(_ body: JSONObject) throws(ValidationFailure) {
        var reader = BodyReader(body)
        let other: Person.ID? = reader.required("otherId") { (text) throws(FieldFault) in
            guard let id = Person.ID(text) else { throw FieldFault("must be a UUID") }
            return id
        }
        var preference: MergePreference? = .this
        reader.ignore(["prefer"])
        if !reader.isUnset("prefer") {
            preference = reader.required("prefer") { (text) throws(FieldFault) in
                guard let known = MergePreference(rawValue: text) else { throw FieldFault("must be this or other") }
                return known
            }
        }
        try reader.finish()
        guard let other else { throw ValidationFailure(FieldFault(field: "otherId", "is required")) }
        self.other = other
        self.preference = preference ?? .this
    }

    /// Whose merge is undone; `nil` for that of the last one.
    ///
    /// - Throws: ``ValidationFailure`` with every fault.
    static func undone(_ body: JSONObject) throws(ValidationFailure) -> Person.ID? {
        var reader = BodyReader(body)
        let other: Person.ID? = reader.optionalID("otherId")
        try reader.finish()
        return other
    }
}
