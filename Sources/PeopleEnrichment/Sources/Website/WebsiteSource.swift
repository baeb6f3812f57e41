import PeopleDomain

/// Reads the person's own website and that of the company.
struct WebsiteSource: ProfileSource {
    let source = EnrichmentSource.website
    let web: any WebClient
    let maximumPages: Int

    /// Hosts that are looked through for one person.
    private static let maximumSites = 4

    func look(for subject: EnrichmentSubject) async -> SourceFindings {
        let starts = Self.starts(for: subject)
        if starts.isEmpty {
            let detail = "there is no website to look at: the email is of a provider, and no other address is known"
            return SourceFindings(report: SourceReport(source: source, outcome: .skipped, detail: detail))
        }
        // Hosts know nothing of each other.
        let visits = await withTaskGroup(of: (Int, SiteVisit).self) { group in
            for (index, start) in starts.enumerated() {
                group.addTask { (index, await self.visit(start, subject)) }
            }
            var visits: [(Int, SiteVisit)] = []
            for await visit in group { visits.append(visit) }
            return visits.sorted { $0.0 < $1.0 }.map(\.1)
        }
        var run = SourceRun(source, web)
        for visit in visits { run.add(visit.run) }
        let values = visits.flatMap(\.values)
        let pages = visits.flatMap(\.pages)
        let detail = pages.isEmpty ? visits.compactMap(\.detail).first : "the pages that name the person say no more"
        return SourceFindings(values: values, pages: pages, report: run.report(values.count, detail: detail))
    }

    /// Where to begin at each host: with addresses that are known, then the domain of the email, then the company's.
    private static func starts(for subject: EnrichmentSubject) -> [[PageAddress]] {
        let links = subject.links.compactMap { PageAddress(leniently: $0) }
        let company = subject.companyWebsite.flatMap { PageAddress(leniently: $0) }
        let domain = DomainName(ofOwner: subject.email).flatMap { PageAddress("https://\($0.string)/") }
        var sites: [[PageAddress]] = []
        for address in links + [company, domain].compactMap(\.self) where !SocialNetwork.owns(address.host) {
            let host = SiteWalk.plain(address.host)
            if let known = sites.firstIndex(where: { $0.contains { SiteWalk.plain($0.host) == host } }) {
                sites[known].append(address)
            } else {
                sites.append([address])
            }
        }
        return Array(sites.prefix(maximumSites))
    }

    private func visit(_ starts: [PageAddress], _ subject: EnrichmentSubject) async -> SiteVisit {
        let reader = PageValues(subject)
        var visit = SiteVisit(run: SourceRun(source, web))
        var walk = SiteWalk(from: starts, reader.judge.name)
        var contents: Set<String> = []
        while visit.run.requests < maximumPages, let address = walk.next() {
            let document: WebDocument
            do {
                document = try await visit.run.read(WebRequest(url: address, audience: .page))
            } catch {
                // Only what is about one page leaves others to be read: a redirect that nobody may follow is.
                switch error {
                case .notFound, .blockedByRobots, .tooLarge, .refusedAddress, .refusedType, .status: continue
                default: return visit
                }
            }
            // Some answer every address with the same page.
            guard contents.insert(document.sha256).inserted else { continue }
            guard let page = ReadPage(document) else {
                visit.detail = "a page is no text, or too complex to be read"
                continue
            }
            if page.forbidsUse {
                visit.run.note(.blockedByRobots)
                continue
            }
            walk.follow(page)
            let identity = reader.judge.judge(page)
            if case .rejected(let reason) = identity {
                if reason != .noName || visit.detail == nil { visit.detail = reason.rawValue }
                continue
            }
            visit.pages.append(IdentifiedPage(page: page, identity: identity))
            let values = reader.values(of: page, identity)
            visit.values += values
            if values.contains(where: { $0.field == .jobTitle }) { break }
        }
        return visit
    }
}

/// What came of looking through one host.
struct SiteVisit: Sendable {
    var run: SourceRun
    var values: [FoundValue] = []
    var pages: [IdentifiedPage] = []
    /// Why there is nothing.
    var detail: String?
}
