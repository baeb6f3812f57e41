import PeopleDomain

/// Reads one `Person` of schema.org.
struct JSONLDPerson {
    private let graph: JSONLDGraph
    private(set) var person = StructuredPerson()

    /// Skills, languages, links: of a longer list the first.
    private static let maximumList = 20

    init(_ graph: JSONLDGraph, _ object: JSONObject) {
        self.graph = graph
        readNames(object)
        readWork(object)
        readPlace(object)
        readLists(object)
        add(.bio, object, "description")
        add(.headline, object, "disambiguatingDescription")
        for email in object.list("email") {
            guard case .string(let text) = email else { continue }
            person.emails.formUnion(EmailFinder.addresses(in: text.replacing("mailto:", with: "")))
        }
    }

    private mutating func readNames(_ object: JSONObject) {
        let full = object.text("name")
        let parts = [object.text("givenName"), object.text("familyName")].compactMap(\.self)
        person.names = full.map { [$0] } ?? (parts.isEmpty ? [] : [parts.joined(separator: " ")])
        add(.fullName, object, "name")
        add(.givenName, object, "givenName")
        add(.familyName, object, "familyName")
    }

    private mutating func readWork(_ object: JSONObject) {
        let title = object.list("jobTitle").first
        if case .string(let text) = title {
            add(.jobTitle, EntityText.decoded(text).trimmedString, member: "jobTitle")
        } else if let name = graph.resolved(title)?.text("name") {
            add(.jobTitle, name, member: "name")
        }
        for work in object.list("worksFor") {
            if case .string(let name) = work, graph.resolved(work) == nil, PageAddress(name) == nil {
                addCompany(EntityText.decoded(name), member: "worksFor")
            }
            guard var organization = graph.resolved(work) else { continue }
            // A role says since when, and what it is a role at.
            if organization["endDate"] != nil { continue }
            if let inner = graph.resolved(organization["worksFor"] ?? .null) {
                add(.startDate, organization, "startDate")
                organization = inner
            }
            guard let name = organization.text("name") ?? organization.text("legalName") else { continue }
            addCompany(name, member: organization.text("name") == nil ? "legalName" : "name")
            if let url = organization.text("url"), let address = PageAddress(url), address.hasName {
                let host = address.host.hasPrefix("www.") ? String(address.host.dropFirst(4)) : address.host
                if person.companies.count == 1 { add(.companyDomain, host, quoting: MemberText.line("url", url)) }
            }
        }
    }

    /// The first is what a person who has several is taken to mean.
    private mutating func addCompany(_ name: String, member: String) {
        let name = name.trimmedString
        if person.companies.isEmpty { add(.companyName, name, member: member) }
        person.companies.append(name)
    }

    private mutating func readPlace(_ object: JSONObject) {
        let member = object["address"] == nil ? "workLocation" : "address"
        let written = object[member]
        if case .string(let text) = written, graph.resolved(written) == nil {
            // A street is nobody's business; what has a number in it may be one.
            if !text.contains(where: \.isNumber) {
                add(.location, EntityText.decoded(text).trimmedString, member: member)
            }
            return
        }
        guard let place = graph.resolved(object.list("address").first ?? object.list("workLocation").first) else {
            return
        }
        let address = graph.resolved(place["address"] ?? .null) ?? place
        add(.location, address, "addressLocality")
        add(.city, address, "addressLocality")
        add(.region, address, "addressRegion")
        let country = address.text("addressCountry")
        if let country, country.count == 2, country.allSatisfy(\.isUppercase) {
            add(.countryCode, country, member: "addressCountry")
        } else if country != nil {
            add(.country, address, "addressCountry")
        } else if let inner = graph.resolved(address["addressCountry"] ?? .null) {
            add(.country, inner, "name")
        }
    }

    private mutating func readLists(_ object: JSONObject) {
        for (field, member) in [(ProfileField.skill, "knowsAbout"), (.language, "knowsLanguage")] {
            for element in object.list(member).prefix(Self.maximumList) {
                if case .string(let text) = element {
                    add(field, EntityText.decoded(text).trimmedString, member: member)
                } else if let name = graph.resolved(element)?.text("name") {
                    add(field, name, member: "name")
                }
            }
        }
        for school in object.list("alumniOf").prefix(Self.maximumList) {
            guard let name = graph.resolved(school)?.text("name") else { continue }
            var value = JSONObject()
            value["school"] = .string(name)
            person.candidates.append(
                Candidate(.education, .object(value), quote: MemberText.line("name", name), by: .jsonLD))
        }
        for member in ["sameAs", "url"] {
            for element in object.list(member).prefix(Self.maximumList) {
                guard case .string(let text) = element, let address = PageAddress(text) else { continue }
                person.links.append(address)
                person.candidates += Candidate.link(address, quote: MemberText.line(member, text), by: .jsonLD)
            }
        }
        let image = object.list("image").first
        if case .string(let url) = image {
            add(.avatarUrl, url, member: "image")
        } else if let inner = graph.resolved(image), let url = inner.text("url") ?? inner.text("contentUrl") {
            add(.avatarUrl, url, member: inner.text("url") == nil ? "contentUrl" : "url")
        }
    }

    // MARK: Adding

    private mutating func add(_ field: ProfileField, _ object: JSONObject, _ member: String) {
        if let text = object.text(member) { add(field, text, member: member) }
    }

    private mutating func add(_ field: ProfileField, _ text: String, member: String) {
        add(field, text, quoting: MemberText.line(member, text))
    }

    private mutating func add(_ field: ProfileField, _ text: String, quoting quote: String) {
        person.candidates.append(Candidate(field, text, quote: quote, by: .jsonLD))
    }
}

extension Candidate {
    /// What a link to a person's place says: a profile in a network, or a website.
    static func link(_ address: PageAddress, quote: String, by extractor: Extractor) -> [Candidate] {
        if let profile = SocialNetwork.profile(at: address) {
            return [Candidate(.social, .object(profile), quote: quote, by: extractor)]
        }
        return SocialNetwork.owns(address.host)
            ? [] : [Candidate(.website, address.string, quote: quote, by: extractor)]
    }
}
