import PeopleDomain

extension Schema {
    static let company = record(companyMembers)

    static let deletedCompany = record(companyMembers + deletion)

    private static let companyMembers: [(String, Schema)] =
        [
            ("id", .id), ("name", .shown(CompanyName.self).example("Acme Inc")),
            ("description", .shown(CompanyDescription.self).orNull), ("website", .shownURL.orNull),
            ("industry", .shown(Industry.self).orNull.example("Technology")),
            ("address", .shown(PostalAddress.self).orNull), ("customFields", .named(.customFieldValues)),
        ] + times

    static let newCompany = request(required: ["name"], companyFields)

    static let companyChange = request(companyFields).readOnly(CompanyBody.shownOnly).described(
        "What is not named stays as it is. `null` clears a field; a custom field set to `null` is removed.")

    static let companyFields: [(String, Schema)] = [
        ("name", .text(CompanyName.self).example("Acme Inc")),
        ("description", .optionalText(CompanyDescription.self)), ("website", .optionalURL),
        ("industry", .optionalText(Industry.self).example("Technology")),
        ("address", .optionalText(PostalAddress.self)), ("customFields", .named(.customFieldInput).orNull),
    ]
}
