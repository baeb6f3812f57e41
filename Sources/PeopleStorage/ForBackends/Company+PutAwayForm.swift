import PeopleDomain

extension Company: PutAwayForm {
    public var putAwayForm: String {
        JSONWriter.text { writer in
            writer.object { writer in
                writer.putAway("id", id.description)
                writer.putAway("name", name.string)
                writer.putAway("description", description?.string)
                writer.putAway("website", website?.string)
                writer.putAway("industry", industry?.string)
                writer.putAway("address", address?.string)
                writer.name("fields")
                writer.value(json: customFields.json)
                writer.putAway("created", createdAt)
                writer.putAway("updated", updatedAt)
                writer.putAway("revision", Double(revision.number))
            }
        }
    }

    public init?(putAwayForm: String) {
        guard let reader = PutAwayReader(putAwayForm), let id = reader.id("id", of: Company.self),
            let name = reader.text("name"), let createdAt = reader.time("created"),
            let updatedAt = reader.time("updated"), let revision = reader.integer("revision")
        else { return nil }
        self.init(
            id: id, name: CompanyName(stored: name),
            description: reader.text("description").map { CompanyDescription(stored: $0) },
            website: reader.text("website").map { WebsiteURL(stored: $0) },
            industry: reader.text("industry").map { Industry(stored: $0) },
            address: reader.text("address").map { PostalAddress(stored: $0) }, customFields: reader.values("fields"),
            createdAt: createdAt, updatedAt: updatedAt, revision: Revision(revision))
    }
}
