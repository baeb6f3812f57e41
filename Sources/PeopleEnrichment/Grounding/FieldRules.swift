import PeopleDomain

/// What a value of a field may be like, beyond standing in its source: a title is no name, and no sentence.
struct FieldRules: Sendable {
    let name: PersonName

    /// A candidate's value as it is kept; `nil` where it is no value of its field.
    func accepted(_ candidate: Candidate, from source: EnrichmentSource, page: String) -> JSONValue? {
        switch candidate.field {
        case .social: return social(candidate.value)
        case .education, .experience: return education(candidate.value)
        case .avatarUrl, .website: return address(candidate, from: source, page: page)
        case .latitude, .longitude, .companyFounded: return candidate.value
        default: break
        }
        guard let written = candidate.text else { return nil }
        let text = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard Self.isText(text, atMost: Self.maximumLength(of: candidate.field)), isPlausible(text, candidate.field)
        else {
            return nil
        }
        return .string(text)
    }

    private func isPlausible(_ text: String, _ field: ProfileField) -> Bool {
        let words = PersonName.words(text)
        switch field {
        case .fullName, .givenName, .familyName:
            return words.count <= 8 && name.shares(wordWith: text) && !text.contains(where: \.isNumber)
        case .jobTitle:
            return Self.isLabel(text) && words.count <= 14 && !name.isNamed(by: text) && !isOnlyName(words)
        case .companyName:
            return Self.isLabel(text) && words.count <= 12 && !name.isNamed(by: text)
        case .location, .city, .region, .country:
            return Self.isLabel(text) && words.count <= 10 && !name.isNamed(by: text)
                && text.filter(\.isNumber).isEmpty
        case .countryCode: return text.count == 2 && text.allSatisfy { $0.isASCII && $0.isUppercase }
        case .bio: return words.count >= 3
        case .skill, .language: return Self.isLabel(text) && words.count <= 6 && !name.isNamed(by: text)
        case .companyDomain: return PageAddress("https://" + text)?.host == text.lowercased()
        default: return true
        }
    }

    private func isOnlyName(_ words: [PersonName.Word]) -> Bool {
        !words.isEmpty && words.allSatisfy { name.words.contains($0.folded) }
    }

    /// A few words and no sentence, no address and no instruction to a program.
    private static func isLabel(_ text: String) -> Bool {
        text.contains(where: \.isLetter) && !text.contains { "@<>{}[]\\\"".contains($0) } && !text.contains("://")
            && !text.contains(". ") && !text.contains(":") && !text.hasSuffix("?") && !text.hasSuffix("!")
    }

    private static func isText(_ text: String, atMost length: Int) -> Bool {
        !text.isEmpty && text.unicodeScalars.count <= length && !text.contains("<")
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .privateUse, .unassigned, .surrogate: false
                // A joiner belongs to emoji; what turns the direction of a text does not belong into a value.
                case .format: scalar == "\u{200D}" || scalar == "\u{00AD}"
                default: true
                }
            }
    }

    /// In Unicode scalars.
    private static func maximumLength(of field: ProfileField) -> Int {
        switch field {
        case .bio: 1000
        case .headline: 200
        case .skill, .language, .pronouns: 60
        case .jobTitle, .companyName, .location: 120
        case .companyDomain: 253
        default: 100
        }
    }

    private func social(_ value: JSONValue) -> JSONValue? {
        // What is told of a profile follows from its address alone.
        guard case .object(let object) = value, let url = object.text("url"), let address = PageAddress(url),
            SocialNetwork.profile(at: address) == object
        else { return nil }
        return value
    }

    private func education(_ value: JSONValue) -> JSONValue? {
        guard case .object(let object) = value, !object.isEmpty else { return nil }
        let isGood = object.members.allSatisfy { member in
            guard case .string(let text) = member.value else { return false }
            return Self.isText(text, atMost: 200)
        }
        return isGood ? value : nil
    }

    /// A picture is where the page or the service is; a website is anywhere.
    private func address(_ candidate: Candidate, from source: EnrichmentSource, page: String) -> JSONValue? {
        guard let text = candidate.text, let address = PageAddress(leniently: text), address.scheme == "https",
            address.hasName
        else { return nil }
        if candidate.field == .avatarUrl {
            let hosts: [String] =
                switch source {
                case .gravatar: ["gravatar.com"]
                case .github: ["githubusercontent.com"]
                case .wikidata: ["wikimedia.org"]
                default: PageAddress(page).map { [Self.site($0.host)] } ?? []
                }
            guard hosts.contains(where: { DomainName($0).owns(address.host) }) else { return nil }
        }
        return .string(address.string)
    }

    private static func site(_ host: String) -> String { host.hasPrefix("www.") ? String(host.dropFirst(4)) : host }
}
