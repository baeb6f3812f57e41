import PeopleDomain

/// Which pages of one host are read, and in which order: those first that are likely to be about the person.
struct SiteWalk: Sendable {
    private let host: String
    private let name: PersonName
    /// Addresses and how good they are; the best is taken first.
    private var waiting: [(address: String, rank: Int)]
    private var seen: Set<String> = []

    /// - Parameter starts: addresses of the host that are read in any case, in this order.
    init(from starts: [PageAddress], _ name: PersonName) {
        host = starts.first.map { Self.plain($0.host) } ?? ""
        self.name = name
        waiting = starts.enumerated().map { ($1.document, 200 - $0) }
        guard let start = starts.first else { return }
        for (index, path) in Self.paths.enumerated() {
            if let address = PageAddress(path, from: start) { waiting.append((address.document, 20 - index)) }
        }
    }

    /// The next page, and never one twice.
    mutating func next() -> String? {
        while let best = waiting.indices.max(by: { waiting[$0].rank < waiting[$1].rank }) {
            let address = waiting.remove(at: best).address
            if let key = PageAddress(address)?.comparisonKey, seen.insert(key).inserted { return address }
        }
        return nil
    }

    /// Takes up the links of a page that was read.
    mutating func follow(_ page: ReadPage) {
        // After a redirect the page may be one that was to be read later.
        seen.insert(page.address.comparisonKey)
        for link in page.links.prefix(300) where isSameHost(link.address) {
            let rank = rank(of: link)
            if rank > 0, waiting.count < 400 { waiting.append((link.address.document, rank)) }
        }
    }

    private func isSameHost(_ address: PageAddress) -> Bool {
        Self.plain(address.host) == host
    }

    static func plain(_ host: String) -> String { host.hasPrefix("www.") ? String(host.dropFirst(4)) : host }

    private func rank(of link: PageLink) -> Int {
        if name.isSpelled(in: link.address.path) || name.stands(in: link.text) { return 90 }
        let words = PersonName.words(link.address.path + " " + link.text).map(\.folded)
        let isKnown = Self.words.contains { known in words.contains(known) }
        // The deeper it is, the more it is one of many.
        return isKnown ? 60 - 5 * min(link.address.pathParts.count, 5) : 0
    }

    /// Where companies tell who they are. Links to such pages are preferred to guesses.
    private static let paths = [
        "/about", "/team", "/people", "/about-us", "/company", "/contact", "/impressum", "/ueber-uns",
    ]

    private static let words: Set<String> = [
        "about", "team", "people", "company", "contact", "impressum", "uber", "ueber", "staff", "leadership",
        "management",
        "founders", "who", "members", "employees", "kontakt", "mitarbeiter", "equipe", "equipo", "imprint", "bio", "cv",
    ]
}
