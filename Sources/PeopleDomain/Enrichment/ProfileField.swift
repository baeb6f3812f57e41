/// What a profile can say of a person, as its representations name it.
public enum ProfileField: String, CaseIterable, Hashable, Sendable {
    // Identity.
    case fullName, givenName, familyName, headline, bio, avatarUrl, pronouns
    // Employment.
    case jobTitle, jobFunction, seniority, companyName, companyDomain, startDate
    // The company.
    case companyIndustry, companySize, companyFounded, companyLocation
    // The place.
    case location, city, region, country, countryCode, latitude, longitude, timeZone
    // Of these a person may have several.
    case social, website, skill, language, experience, education

    /// Whether a person may have several values of it.
    public var isRepeated: Bool {
        switch self {
        case .social, .website, .skill, .language, .experience, .education: true
        default: false
        }
    }
}
