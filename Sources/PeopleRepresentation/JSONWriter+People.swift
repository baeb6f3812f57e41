import PeopleDomain

/// How much of a person an answer shows (contract, section 2).
package enum PersonShape: Sendable {
    /// All of it.
    case full
    /// All of it, and `companyId` beside the company: what create and update answer.
    case written
    /// What a list shows.
    case item
}

extension JSONWriter {
    /// - Parameters:
    ///   - hasCustomFields: not under the older name of the resource.
    ///   - others: writes what is shown besides, as members.
    package mutating func person(
        _ person: Person, _ shape: PersonShape, hasCustomFields: Bool = true,
        and others: (inout JSONWriter) -> Void = { _ in }
    ) {
        object { writer in
            writer.name("id")
            writer.value(person.id)
            writer.name("email")
            writer.optional(person.email?.string)
            writer.name("firstName")
            writer.value(person.firstName.string)
            writer.name("lastName")
            writer.optional(person.lastName?.string)
            writer.name("phoneNumber")
            writer.optional(person.phoneNumber?.string)
            writer.name("address")
            writer.optional(person.address?.string)
            if shape != .item { writer.placeAndRoles(of: person) }
            writer.name("isFullUser")
            writer.value(person.isFullUser)
            if hasCustomFields {
                writer.name("customFields")
                writer.value(json: person.customFields.json)
            }
            if shape == .written {
                writer.name("companyId")
                if let company = person.company { writer.value(company.id) } else { writer.null() }
            }
            writer.name("company")
            writer.company(of: person, withWebsite: shape != .item)
            writer.times(person)
            others(&writer)
        }
    }

    private mutating func placeAndRoles(of person: Person) {
        name("latitude")
        optional(person.latitude?.degrees)
        name("longitude")
        optional(person.longitude?.degrees)
        name("isConnector")
        value(person.isConnector)
        name("isSolutionProvider")
        value(person.isSolutionProvider)
    }

    private mutating func company(of person: Person, withWebsite: Bool) {
        guard let company = person.company else { return null() }
        object { writer in
            writer.name("id")
            writer.value(company.id)
            writer.name("name")
            writer.value(company.name.string)
            writer.name("industry")
            writer.optional(company.industry?.string)
            if withWebsite {
                writer.name("website")
                writer.optional(company.website?.string)
            }
        }
    }
}
