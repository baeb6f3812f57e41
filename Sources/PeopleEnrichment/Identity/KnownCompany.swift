import PeopleDomain

/// What is known of where the person works: a name, or the domain of the email.
struct KnownCompany: Sendable {
    private let name: FoldedText?
    /// The words of the name that tell it from others.
    private let words: Set<String>
    private let domain: DomainName?
    private let website: PageAddress?

    init(_ subject: EnrichmentSubject) {
        name = subject.companyName.map { FoldedText($0) }
        words = subject.companyName.map { Set(Self.words($0)) } ?? []
        domain = DomainName(ofOwner: subject.email)
        website = subject.companyWebsite.flatMap { PageAddress(leniently: $0) }
    }

    /// Whether the company has a name that others can differ from.
    var hasName: Bool { !words.isEmpty }

    func isSite(_ host: String) -> Bool {
        guard let website, !SocialNetwork.owns(website.host) else { return false }
        let own = website.host.hasPrefix("www.") ? String(website.host.dropFirst(4)) : website.host
        return !DomainName(own).isShared && DomainName(own).owns(host)
    }

    /// Whether a name is the company's: "Acme" and "Acme Inc." are, and "acmelabs" at acme-labs.example.
    func isNamed(by other: String) -> Bool {
        let others = Self.words(other)
        if !words.isEmpty, others.contains(where: words.contains) { return true }
        guard let label = label else { return false }
        let joined = others.joined()
        return !joined.isEmpty && (joined.hasPrefix(label) || (joined.count >= 5 && label.hasPrefix(joined)))
    }

    /// Whether a page names it.
    func isNamed(on page: ReadPage) -> Bool {
        if let name, page.text.lines.contains(where: { FoldedText($0.text).holds(name) }) { return true }
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

    /// What the owner of the email's domain called it, where that is long enough not to be a word of any text.
    private var label: String? {
        guard let label = domain?.ownLabel.filter({ $0.isLetter || $0.isNumber }), label.count >= 5 else { return nil }
        return label
    }

    private static func words(_ name: String) -> [String] {
        PersonName.words(name).map(\.folded).filter { $0.count > 1 && !forms.contains($0) }
    }

    /// What companies are by law, and words that many have in their names.
    private static let forms: Set<String> = [
        "inc", "llc", "ltd", "limited", "gmbh", "ag", "as", "ab", "oy", "bv", "nv", "sa", "sas", "srl", "spa", "plc",
        "corp",
        "corporation", "co", "company", "kg", "ug", "se", "pty", "sarl", "the", "and", "of", "und", "group", "gruppe",
        "holding", "holdings", "international", "systems", "solutions", "services", "software", "technologies",
        "technology", "labs", "studio", "studios", "consulting", "partners", "global", "digital", "media", "team",
    ]
}
