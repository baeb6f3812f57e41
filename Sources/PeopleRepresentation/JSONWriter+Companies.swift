import PeopleDomain

extension JSONWriter {
    /// - Parameter others: writes what is shown besides, as members.
    package mutating func company(_ company: Company, and others: (inout JSONWriter) -> Void = { _ in }) {
        object { writer in
            writer.name("id")
            writer.value(company.id)
            writer.name("name")
            writer.value(company.name.string)
            writer.name("description")
            writer.optional(company.description?.string)
            writer.name("website")
            writer.optional(company.website?.string)
            writer.name("industry")
            writer.optional(company.industry?.string)
            writer.name("address")
            writer.optional(company.address?.string)
            writer.name("customFields")
            writer.value(json: company.customFields.json)
            writer.times(company)
            others(&writer)
        }
    }
}
