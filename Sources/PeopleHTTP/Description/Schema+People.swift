import PeopleDomain
import PeopleRepresentation

extension Schema {
    /// - Parameter isDeleted: whether it is in the trash.
    static func person(_ shape: PersonShape, of resource: PersonResource, isDeleted: Bool = false) -> Schema {
        var members: [(String, Schema)] = [
            ("id", .id), ("email", .shownEmail.orNull), ("firstName", .shown(FirstName.self).example("John")),
            ("lastName", .shown(LastName.self).orNull.example("Doe")),
            ("phoneNumber", .shown(PhoneNumber.self).orNull.example("+1 555-123-4567")),
            ("address", .shown(PostalAddress.self).orNull.example("123 Main St, San Francisco, CA 94102")),
        ]
        if shape != .item {
            members += [
                ("latitude", .latitude.orNull), ("longitude", .longitude.orNull), ("isConnector", .boolean),
                ("isSolutionProvider", .boolean),
            ]
        }
        members.append(("isFullUser", .boolean.described("Whether the person has an active user account.")))
        if resource.hasCustomFields { members.append(("customFields", .named(.customFieldValues))) }
        if shape == .written { members.append(("companyId", .id.orNull)) }
        members.append(("company", company(withWebsite: shape != .item).orNull))
        return .record(members + times + (isDeleted ? deletion : []))
    }

    private static func company(withWebsite: Bool) -> Schema {
        let members: [(String, Schema)] = [
            ("id", .id), ("name", .shown(CompanyName.self).example("Acme Inc")),
            ("industry", .shown(Industry.self).orNull.example("Technology")),
        ]
        return .record(withWebsite ? members + [("website", .shownURL.orNull)] : members)
    }

    static let times: [(String, Schema)] = [("createdAt", .time), ("updatedAt", .time)]

    private static let latitude = number(-90...90).described("Degrees north, WGS 84.").example(37.7749)
    private static let longitude = number(-180...180).described("Degrees east, WGS 84.").example(-122.4194)

    static let newPerson = request(required: ["email", "firstName"], writableFields)

    /// What is not named stays as it is.
    static let personChange = request(writableFields).readOnly(PersonBody.shownOnly).described(
        "What is not named stays as it is. `null` clears a field; a custom field set to `null` is removed.")

    static let writableFields: [(String, Schema)] = [
        ("email", .email), ("firstName", .text(FirstName.self).example("John")),
        ("lastName", .optionalText(LastName.self).example("Doe")),
        ("phoneNumber", .optionalText(PhoneNumber.self).example("+1 555-123-4567")),
        ("address", .optionalText(PostalAddress.self).example("123 Main St, San Francisco, CA 94102")),
        ("latitude", .latitude.orNull), ("longitude", .longitude.orNull), ("isConnector", .boolean),
        ("isSolutionProvider", .boolean),
        (
            "companyId",
            .optionalID.described("A company of the organization. Wins over `companyName`; `null` in a change unlinks.")
        ),
        (
            "companyName",
            .optionalText(CompanyName.self).example("Acme Inc")
                .described("Links the company of this name, in any case, and creates it if there is none.")
        ),
        ("customFields", .named(.customFieldInput).orNull),
    ]
}
