import PeopleDomain

/// What a page says of the person without a model.
struct PageValues: Sendable {
    let judge: IdentityJudge
    private let maker: ValueMaker

    init(_ subject: EnrichmentSubject) {
        judge = IdentityJudge(subject)
        maker = ValueMaker(subject)
    }

    func values(of page: ReadPage, _ identity: Identity) -> [FoundValue] {
        var candidates = judge.people(on: page).flatMap(\.candidates)
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
