import PeopleDomain

extension Person: PutAwayForm {
    public var putAwayForm: String {
        JSONWriter.text { writer in
            writer.object { writer in
                writer.putAway("id", id.description)
                writer.putAway("email", email?.string)
                writer.putAway("first", firstName.string)
                writer.putAway("last", lastName?.string)
                writer.putAway("phone", phoneNumber?.string)
                writer.putAway("address", address?.string)
                writer.putAway("latitude", latitude?.degrees)
                writer.putAway("longitude", longitude?.degrees)
                writer.putAway("flags", Double(PersonFlags(self).rawValue))
                writer.name("fields")
                writer.value(json: customFields.json)
                writer.name("company")
                if let company { writer.summary(company) } else { writer.null() }
                writer.putAway("by", createdBy?.description)
                writer.putAway("created", createdAt)
                writer.putAway("updated", updatedAt)
                writer.putAway("revision", Double(revision.number))
            }
        }
    }

    public init?(putAwayForm: String) {
        guard let reader = PutAwayReader(putAwayForm), let id = reader.id("id", of: Person.self),
            let firstName = reader.text("first"), let flags = reader.integer("flags"),
            let createdAt = reader.time("created"), let updatedAt = reader.time("updated"),
            let revision = reader.integer("revision")
        else { return nil }
        let roles = PersonFlags(rawValue: flags)
        self.init(
            id: id, email: reader.text("email").map { EmailAddress(stored: $0) },
            firstName: FirstName(stored: firstName), lastName: reader.text("last").map { LastName(stored: $0) },
            phoneNumber: reader.text("phone").map { PhoneNumber(stored: $0) },
            address: reader.text("address").map { PostalAddress(stored: $0) },
            latitude: reader.number("latitude").map { Latitude(stored: $0) },
            longitude: reader.number("longitude").map { Longitude(stored: $0) },
            isConnector: roles.contains(.connector), isSolutionProvider: roles.contains(.solutionProvider),
            isFullUser: roles.contains(.fullUser), customFields: reader.values("fields"),
            company: reader.object("company").flatMap { $0.summary() }, createdBy: reader.id("by", of: Person.self),
            createdAt: createdAt, updatedAt: updatedAt, revision: Revision(revision))
    }
}

extension JSONWriter {
    fileprivate mutating func summary(_ company: CompanySummary) {
        object { writer in
            writer.putAway("id", company.id.description)
            writer.putAway("name", company.name.string)
            writer.putAway("industry", company.industry?.string)
            writer.putAway("website", company.website?.string)
        }
    }
}
