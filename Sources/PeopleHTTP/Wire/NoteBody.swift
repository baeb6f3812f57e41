import PeopleApplication
import PeopleDomain

/// A note as a client sends it (contract, section 5).
enum NoteBody {
    /// What an answer shows and a client can't set.
    static let shownOnly = [
        "id", "entityType", "entityId", "dealId", "createdByUserId", "organizationId", "notePeople", "noteCompanies",
        "createdAt", "updatedAt",
    ]

    /// - Throws: ``ValidationFailure`` with every fault.
    static func content(_ body: JSONObject, isPatch: Bool = false) throws(ValidationFailure) -> NoteContent {
        var reader = BodyReader(body)
        if isPatch { reader.ignore(shownOnly) }
        let content = reader.required("content", NoteContent.init(_:))
        try reader.finish()
        guard let content else { throw ValidationFailure(FieldFault(field: "content", "is required")) }
        return content
    }
}
