import PeopleDomain

/// Reads the cards that pages have of people: `h-card` of microformats2.
///
/// A card within another is another's: its properties are not those of the outer.
struct HCardReader {
    private let tree: HTMLTree
    private let visibility: Visibility
    private let base: PageAddress
    private(set) var people: [StructuredPerson] = []
    /// What the cards say in attributes; the rest is visible.
    private(set) var evidence: [String] = []

    private static let maximumCards = 200
    /// Of one card.
    private static let maximumProperties = 100
    /// Of one value, in Unicode scalars: more than any value may have.
    private static let maximumLength = 1000

    init(_ tree: HTMLTree, _ visibility: Visibility, _ base: PageAddress) {
        self.tree = tree
        self.visibility = visibility
        self.base = base
        let cards = tree.nodes.indices.filter { index in
            !visibility.isUnseen[index] && tree.nodes[index].words("class").contains("h-card")
        }
        for index in cards.prefix(Self.maximumCards) { read(index) }
    }

    private mutating func read(_ card: Int) {
        var person = StructuredPerson()
        for (index, property) in properties(of: card) { add(property, index, to: &person) }
        // A card of no properties is a name: <a class="h-card" href="…">Jane Doe</a>.
        if person.names.isEmpty, person.candidates.isEmpty {
            let text = visibleText(of: card)
            person.names = text.isEmpty ? [] : [text]
            if let link = tree.nodes[card].attributes["href"] { addLink(link, &person) }
        }
        people.append(person)
    }

    /// Elements with the properties that they are, without those of inner cards.
    private func properties(of card: Int) -> [(Int, String)] {
        var found: [(Int, String)] = []
        var waiting = Array(tree.nodes[card].children.reversed())
        while let index = waiting.popLast() {
            if visibility.isUnseen[index] || tree.nodes[index].isText { continue }
            let words = tree.nodes[index].words("class")
            // A class may be written any number of times.
            var known: Set<Substring> = []
            for word in words where Self.isKnown(word) && known.insert(word).inserted {
                found.append((index, String(word)))
                if found.count == Self.maximumProperties { return found }
            }
            // An address is a card of its own that belongs to the outer one; any other inner card does not.
            let isOther = words.contains { $0.hasPrefix("h-") && $0 != "h-adr" && $0 != "h-geo" }
            if !isOther { waiting.append(contentsOf: tree.nodes[index].children.reversed()) }
        }
        return found
    }

    private mutating func add(_ property: String, _ index: Int, to person: inout StructuredPerson) {
        if property.hasPrefix("u-") {
            switch property {
            case "u-url", "u-uid": addLink(tree.nodes[index].attributes["href"] ?? "", &person)
            case "u-email":
                if let email = EmailFinder.address(ofLink: tree.nodes[index].attributes["href"] ?? "") {
                    person.emails.insert(email)
                }
            case "u-photo":
                guard let source = tree.nodes[index].attributes["src"], let address = PageAddress(source, from: base)
                else {
                    return
                }
                let quote = MemberText.line("u-photo", address.string)
                evidence.append(quote)
                person.candidates.append(Candidate(.avatarUrl, address.string, quote: quote, by: .hCard))
            default: break
            }
            return
        }
        let text = value(of: index, property)
        if text.isEmpty { return }
        switch property {
        case "p-name":
            if person.names.isEmpty { person.candidates.append(Candidate(.fullName, text, quote: text, by: .hCard)) }
            person.names.append(text)
        case "p-org":
            if person.companies.isEmpty {
                person.candidates.append(Candidate(.companyName, text, quote: text, by: .hCard))
            }
            person.companies.append(text)
        case "p-email": person.emails.formUnion(EmailFinder.addresses(in: text))
        default:
            guard let fields = Self.fields[property] else { return }
            for field in fields { person.candidates.append(Candidate(field, text, quote: text, by: .hCard)) }
        }
    }

    private mutating func addLink(_ reference: String, _ person: inout StructuredPerson) {
        if let email = EmailFinder.address(ofLink: reference) { person.emails.insert(email) }
        guard let address = PageAddress(reference, from: base) else { return }
        let quote = MemberText.line("u-url", address.string)
        evidence.append(quote)
        person.links.append(address)
        person.candidates += Candidate.link(address, quote: quote, by: .hCard)
    }

    /// The value of a property, by the rules of microformats2 parsing for `p-`.
    private mutating func value(of index: Int, _ property: String) -> String {
        let node = tree.nodes[index]
        let attribute =
            switch node.name {
            case "abbr", "link": node.attributes["title"]
            case "data", "input": node.attributes["value"]
            case "img", "area": node.attributes["alt"]
            default: nil as String?
            }
        guard let attribute else {
            // Of an inner card its name, where it says one.
            if node.words("class").contains(where: { $0.hasPrefix("h-") }),
                let inner = properties(of: index).first(where: { $0.1 == "p-name" })
            {
                return visibleText(of: inner.0)
            }
            return visibleText(of: index)
        }
        let text = ShownLine.of(attribute, atMost: Self.maximumLength)
        evidence.append(text)
        return text
    }

    private func visibleText(of index: Int) -> String {
        ShownLine.of(index, in: tree, visibility, atMost: Self.maximumLength)
    }

    private static func isKnown(_ word: Substring) -> Bool {
        let word = String(word)
        return fields[word] != nil || others.contains(word)
    }

    private static let others: Set<String> = [
        "p-name", "p-org", "p-email", "u-url", "u-uid", "u-email", "u-photo",
    ]

    private static let fields: [String: [ProfileField]] = [
        "p-given-name": [.givenName], "p-family-name": [.familyName], "p-job-title": [.jobTitle], "p-note": [.bio],
        "p-locality": [.city, .location], "p-region": [.region], "p-country-name": [.country],
        "p-category": [.skill], "p-pronouns": [.pronouns], "p-pronoun": [.pronouns],
    ]
}
