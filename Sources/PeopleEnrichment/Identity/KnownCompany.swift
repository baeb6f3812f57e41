import PeopleDomain

/// What is known of where the person works: a name, or the domain of the email.
struct KnownCompany: Sendable {
    private let name: FoldedText?
    /// The words of the name, without what companies are by law.
    private let words: Set<String>
    /// The name where it is one word, which may be one of any text: "Box", "Next".
    private let only: String?
    private let domain: DomainName?
    private let website: PageAddress?
    /// What the owner of the email's domain called it, where that is long enough not to be a word of any text, and not the
    /// person's name: that stands on every page of everybody of that name.
    private let label: String?

    init(_ subject: EnrichmentSubject) {
        let person = PersonName(subject)
        // So it is where the company is called like the person.
        let company = subject.companyName.flatMap { person.isMadeUp(of: Self.telling(Self.words($0))) ? nil : $0 }
        name = company.map { FoldedText($0) }
        words = company.map { Set(Self.words($0)) } ?? []
        let all = company.map { PersonName.words($0).map(\.folded) } ?? []
        only = all.count == 1 ? all.first : nil
        domain = DomainName(ofOwner: subject.email)
        website = subject.companyWebsite.flatMap { PageAddress(leniently: $0) }
        label = domain.map { $0.ownLabel.filter { $0.isLetter || $0.isNumber } }.flatMap { label in
            label.count < 5 || person.isSpelled(withoutSpacesIn: label) ? nil : label
        }
    }

    /// Whether the company has a name that others can differ from.
    var hasName: Bool { !Self.telling(words).isEmpty }

    func isSite(_ host: String) -> Bool {
        guard let website, !SocialNetwork.owns(website.host) else { return false }
        let own = website.host.hasPrefix("www.") ? String(website.host.dropFirst(4)) : website.host
        return !DomainName(own).isShared && DomainName(own).owns(host)
    }

    /// Whether a name is the company's: "Acme" and "Acme Inc." are, and "acmelabs" at acme-labs.example; "Bank of America" and
    /// "Deutsche Bank" are two.
    func isNamed(by other: String) -> Bool {
        let others = Self.words(other)
        if Self.isSame(words, Set(others)) { return true }
        guard let label = label else { return false }
        let joined = others.joined()
        return !joined.isEmpty && (joined.hasPrefix(label) || (joined.count >= 5 && label.hasPrefix(joined)))
    }

    /// Whether all words of the shorter of two names are in the longer one, and one of them tells it from others.
    private static func isSame(_ one: Set<String>, _ other: Set<String>) -> Bool {
        let (shorter, longer) = one.count <= other.count ? (one, other) : (other, one)
        return shorter.isSubset(of: longer) && !telling(shorter).isEmpty
    }

    /// Whether a page names it, to its readers or as where somebody works.
    ///
    /// - Parameter companies: where structured data says that people of the name work.
    func isNamed(on page: ReadPage, companies: [String]) -> Bool {
        if companies.contains(where: isNamed) { return true }
        if let only {
            if page.text.lines.contains(where: { Self.isName(only, in: $0.text) }) { return true }
        } else if let name, page.text.lines.contains(where: { FoldedText($0.text).holds(name) }) {
            return true
        }
        guard let label else { return false }
        // "Fernhollow Press" at fernhollow.example.
        return page.text.lines.contains { line in
            let words = PersonName.words(line.text).map(\.folded)
            return words.indices.contains { start in
                (1...4).contains { count in
                    start + count <= words.count && words[start..<start + count].joined() == label
                }
            }
        }
    }

    /// Whether a word stands in a text as a name: written large, and a short one not where every word is, at the beginning,
    /// which is also where buttons have theirs.
    private static func isName(_ word: String, in text: String) -> Bool {
        let words = PersonName.words(text)
        return words.indices.contains { index in
            words[index].folded == word && words[index].isCapital && (index > 0 || word.count >= 5)
        }
    }

    private static func words(_ name: String) -> [String] {
        PersonName.words(name).map(\.folded).filter { $0.count > 1 && !forms.contains($0) }
    }

    /// The words that tell one from others of its kind.
    private static func telling(_ words: some Sequence<String>) -> Set<String> { Set(words).subtracting(kinds) }

    /// What many are, and none is called alone. "University of Leeds" is not "Leeds United" either.
    private static let kinds: Set<String> = [
        "academy", "agency", "airlines", "airways", "association", "bank", "banque", "banco", "board", "capital",
        "center", "centre", "church", "city", "clinic", "club", "college", "commission", "council", "county",
        "department", "foundation", "fund", "hochschule", "hospital", "hotel", "hotels", "insurance", "institut",
        "institute", "instituto", "klinik", "klinikum", "laboratories", "laboratory", "law", "library", "ministry",
        "museum", "national", "office", "research", "school", "schools", "science", "sciences", "society", "state",
        "stiftung", "trust", "union", "universidad", "universita", "universitat", "universite", "universiteit",
        "university", "verein", "ventures",
    ]

    /// What companies are by law, and words that many have in their names.
    private static let forms: Set<String> = [
        "inc", "llc", "ltd", "limited", "gmbh", "ag", "as", "ab", "oy", "bv", "nv", "sa", "sas", "srl", "spa", "plc",
        "corp",
        "corporation", "co", "company", "kg", "ug", "se", "pty", "sarl", "the", "and", "of", "und", "group", "gruppe",
        "holding", "holdings", "international", "systems", "solutions", "services", "software", "technologies",
        "technology", "labs", "studio", "studios", "consulting", "partners", "global", "digital", "media", "team",
    ]
}
