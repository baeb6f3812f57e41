import PeopleDomain

/// What a page says of the person without a model.
struct PageValues: Sendable {
    let judge: IdentityJudge
    private let subject: EnrichmentSubject
    private let maker: ValueMaker

    init(_ subject: EnrichmentSubject) {
        judge = IdentityJudge(subject)
        self.subject = subject
        maker = ValueMaker(subject)
    }

    func values(of page: ReadPage, _ identity: Identity) -> [FoundValue] {
        let people = judge.people(on: page)
        var candidates = people.flatMap(\.candidates)
        candidates += links(on: page)
        candidates += siteName(of: page)
        // The page itself is no website of the person's where it is the company's.
        candidates.removeAll { candidate in
            guard candidate.field == .website, let address = candidate.text.flatMap({ PageAddress($0) }) else {
                return false
            }
            return judge.company.isSite(address.host) || judge.domain?.owns(address.host) == true
        }
        return maker.values(candidates, in: page.evidence, of: page.document, from: .website, identity)
            + lastName(of: people, on: page, identity)
    }

    /// The last name of somebody of whom only the first is known: where data calls one of the page by both, and no other
    /// otherwise. By the first alone the rules of names can't tell that it is one.
    private func lastName(of people: [StructuredPerson], on page: ReadPage, _ identity: Identity) -> [FoundValue] {
        if subject.lastName != nil { return [] }
        let candidates = people.flatMap { person in
            person.candidates.filter { candidate in
                guard candidate.field == .familyName, let last = candidate.text else { return false }
                let name = PersonName(subject.called(last))
                return person.names.contains { name.isNamed(by: $0) }
            }
        }
        guard let first = candidates.first, let last = first.text,
            candidates.allSatisfy({ $0.text.map { FoldedText($0).string } == FoldedText(last).string })
        else { return [] }
        return ValueMaker(subject.called(last)).values(
            [first], in: page.evidence, of: page.document, from: .website, identity)
    }

    /// Profiles in networks whose handle spells the name: a page may link to many people's.
    private func links(on page: ReadPage) -> [Candidate] {
        page.links.compactMap { link in
            guard let profile = SocialNetwork.profile(at: link.address), let handle = profile.text("handle"),
                judge.name.isSpelled(in: handle) || judge.isKnownLink(link.address)
            else { return nil }
            return Candidate(.social, .object(profile), quote: ReadPage.quote(of: link), by: .link)
        }
    }

    /// What a site calls itself is the company's name where the site is the company's, and its domain agrees.
    private func siteName(of page: ReadPage) -> [Candidate] {
        guard let name = page.metadata?["og:site_name"], judge.company.isNamed(by: name),
            judge.domain?.owns(page.address.host) == true || judge.company.isSite(page.address.host)
        else { return [] }
        return [Candidate(.companyName, name, quote: MemberText.line("og:site_name", name), by: .openGraph)]
    }
}

extension EnrichmentSubject {
    /// The same, with a last name.
    fileprivate func called(_ lastName: String) -> EnrichmentSubject {
        EnrichmentSubject(
            personID: personID, email: email, firstName: firstName, lastName: lastName, companyName: companyName,
            companyWebsite: companyWebsite, links: links)
    }
}
