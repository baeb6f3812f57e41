import PeopleDomain

/// Judges whether a source speaks of the person who is looked for.
///
/// Names are shared: something else has to agree, and nothing may contradict. Which text stands on the page decides, never
/// a model.
struct IdentityJudge: Sendable {
    let subject: EnrichmentSubject
    let name: PersonName
    let company: KnownCompany
    let domain: DomainName?
    private let email: String
    private let links: Set<String>

    init(_ subject: EnrichmentSubject) {
        self.subject = subject
        name = PersonName(subject)
        company = KnownCompany(subject)
        domain = DomainName(ofOwner: subject.email)
        email = subject.email.comparisonKey
        links = Set(subject.links.compactMap { PageAddress(leniently: $0)?.comparisonKey })
    }

    // MARK: Pages

    func judge(_ page: ReadPage) -> Identity {
        let people = self.people(on: page)
        guard page.text.lines.contains(where: { name.stands(in: $0.text) }) || !people.isEmpty else {
            return .rejected(.noName)
        }
        let emails = people.reduce(page.emails) { $0.union($1.emails) }
        if !emails.contains(email) {
            // What structured data gives a person of this name is hers; on the page it is who is in the address.
            let own = people.flatMap(\.emails) + emails.filter(isOfName)
            if own.contains(where: isElsewhere) { return .rejected(.otherEmail) }
        }
        let companies = people.flatMap(\.companies)
        let isCompanyNamed = company.isNamed(on: page, companies: companies)
        // Where the very email stands by the name, another company is news of the person, and no other person.
        let isEmailTheirs = people.contains { $0.emails.contains(email) }
        if company.hasName, !isEmailTheirs, !companies.isEmpty, !isCompanyNamed {
            return .rejected(.otherCompany)
        }
        let anchors = anchors(of: page, people, emails: emails, isCompanyNamed: isCompanyNamed)
        if subject.lastName == nil, !isEmailTheirs, !anchors.contains(.profileLink) {
            // A first name is shared by colleagues, too.
            return .nameOnly
        }
        return anchors.isEmpty ? .nameOnly : .sure(anchors)
    }

    /// The people of whom structured data speaks under the name: where one has the email, only what is said of that one. Of
    /// several of one first name, where no more is known, none.
    func people(on page: ReadPage) -> [StructuredPerson] {
        let people = page.people.filter { $0.names.contains(where: name.isNamed) }
        let own = people.filter { $0.emails.contains(email) }
        if own.isEmpty {
            let names = Set(people.compactMap { $0.names.map(Self.plain).first { $0.contains(" ") } })
            return subject.lastName == nil && names.count > 1 ? [] : people
        }
        // A page may speak of one twice, in linked data and in a card; but a first name alone is a colleague's, too.
        let names = Set(own.flatMap(\.names).map(Self.plain).filter { $0.contains(" ") })
        return people.filter { person in
            person.emails.contains(email)
                || (person.emails.isEmpty && person.names.contains { names.contains(Self.plain($0)) })
        }
    }

    private static func plain(_ name: String) -> String {
        PersonName.words(name).map(\.folded).joined(separator: " ")
    }

    private func anchors(
        of page: ReadPage, _ people: [StructuredPerson], emails: Set<String>, isCompanyNamed: Bool
    ) -> Set<IdentityAnchor> {
        var anchors: Set<IdentityAnchor> = []
        if let domain, domain.owns(page.address.host) { anchors.insert(.emailDomain) }
        if emails.contains(email) { anchors.insert(.emailOnPage) }
        if company.isSite(page.address.host) || isCompanyNamed { anchors.insert(.company) }
        let own = page.address.comparisonKey
        let structured = people.flatMap(\.links).map(\.comparisonKey)
        let linked = structured + page.links.filter { isPersonal($0.address) }.map(\.address.comparisonKey)
        if linked.contains(where: { $0 != own && links.contains($0) }) { anchors.insert(.profileLink) }
        if page.links.contains(where: { $0.relations.contains("me") && links.contains($0.address.comparisonKey) }) {
            anchors.insert(.backLink)
        }
        // A page that was noted as the person's may be a namesake's: where there is a company that it should name and does
        // not, the note alone is not enough.
        if isOwn(page.address), !company.hasName || isCompanyNamed { anchors.insert(.profileLink) }
        return anchors
    }

    /// Whether a link leads to one person's place: a profile, not the front page of a network.
    private func isPersonal(_ address: PageAddress) -> Bool { SocialNetwork.profile(at: address) != nil }

    /// Whether a page is one of the person's known links, or beneath one.
    private func isOwn(_ address: PageAddress) -> Bool {
        let key = address.comparisonKey
        return links.contains { link in
            key == link || (!SocialNetwork.owns(address.host) && !link.contains("/") && key.hasPrefix(link + "/"))
        }
    }

    // MARK: Values

    /// Whether a company that was found for the person, by whatever way, contradicts the one that is known.
    func contradicts(company found: String, on page: ReadPage) -> Bool {
        company.hasName && !company.isNamed(by: found)
            && !company.isNamed(on: page, companies: people(on: page).flatMap(\.companies))
    }

    func isKnownLink(_ address: PageAddress) -> Bool { links.contains(address.comparisonKey) }

    func isOwnEmail(_ text: String) -> Bool { TextFolding.caseFolded(text.trimmedString) == email }

    // MARK: Emails

    /// Whether an address is somebody's of that name: "jane.doe@", "jdoe@", "jane@".
    private func isOfName(_ address: String) -> Bool {
        let local = address.prefix { $0 != "@" }
        let words = local.split { !$0.isLetter }.map { TextFolding.searchFolded(String($0)) }
        guard !words.isEmpty, let first = name.words.first else { return false }
        let known = Set(name.words)
        let initials = Set(name.words.compactMap(\.first).map { String($0) })
        if words.allSatisfy({ known.contains($0) || initials.contains($0) }), words.contains(where: known.contains) {
            return true
        }
        let joined = name.words.dropFirst().joined()
        return words.count == 1 && !joined.isEmpty
            && [first + joined, String(first.prefix(1)) + joined].contains(words[0])
    }

    /// Whether an address is under another domain than the person's: under the same it may be a second of hers.
    private func isElsewhere(_ address: String) -> Bool {
        guard let at = address.lastIndex(of: "@") else { return false }
        let own = email.lastIndex(of: "@").map { email[$0...] } ?? ""
        return address[at...] != own
    }
}
