import PeopleDomain

/// A page with all that can be read out of it without knowing whom it is about.
struct ReadPage: Sendable {
    let document: WebDocument
    let address: PageAddress
    let text: VisibleText
    let links: [PageLink]
    let emails: Set<String>
    let metadata: PageMetadata?
    let people: [StructuredPerson]
    /// What a value has to stand in.
    let evidence: Evidence

    /// Reads HTML, or a plain text; `nil` for anything else, and for a page that is made not to be read.
    init?(_ document: WebDocument) {
        guard let address = PageAddress(document.url) else { return nil }
        if document.mediaType == "text/plain" {
            self.init(document, address, plain: String(decoding: document.body, as: UTF8.self))
        } else if document.mediaType == "text/html" || document.mediaType == "application/xhtml+xml" {
            guard let tree = HTMLParser.parse(document.body), let visibility = Visibility(tree) else { return nil }
            self.init(document, address, tree, visibility)
        } else {
            return nil
        }
    }

    private init(_ document: WebDocument, _ address: PageAddress, plain: String) {
        self.document = document
        self.address = address
        text = VisibleText(plain: plain)
        links = []
        emails = EmailFinder.addresses(in: text.lines.lazy.map(\.text))
        metadata = nil
        people = []
        evidence = Evidence(visible: text.lines.map(\.text), structured: [])
    }

    private init(_ document: WebDocument, _ address: PageAddress, _ tree: HTMLTree, _ visibility: Visibility) {
        self.document = document
        self.address = address
        let text = VisibleText(tree, visibility)
        let metadata = PageMetadata(tree)
        let base = tree.nodes.first { $0.name == "base" }?.attributes["href"].flatMap { PageAddress($0, from: address) }
        let visible = tree.nodes.indices.filter { tree.nodes[$0].name == "a" && !visibility.isUnseen[$0] }
        links = visible.prefix(Self.maximumLinks).compactMap { index in
            tree.nodes[index].attributes["href"].flatMap { PageAddress($0, from: base ?? address) }.map {
                PageLink(
                    address: $0, relations: Set(tree.nodes[index].words("rel").map { $0.lowercased() }),
                    text: ShownLine.of(index, in: tree, visibility, atMost: Self.maximumLinkText))
            }
        }
        var emails = EmailFinder.addresses(in: text.lines.lazy.map(\.text))
        for index in visible.prefix(Self.maximumLinks) {
            if let link = tree.nodes[index].attributes["href"], let email = EmailFinder.address(ofLink: link) {
                emails.insert(email)
            }
        }
        for (index, node) in tree.nodes.enumerated() where !visibility.isHidden[index] {
            if let code = node.attributes["data-cfemail"], let email = EmailFinder.address(protected: code) {
                emails.insert(email)
            }
        }
        let linkedData = JSONLDGraph(tree, visibility)
        let cards = HCardReader(tree, visibility, base ?? address)
        self.emails = emails
        self.text = text
        self.metadata = metadata
        people = linkedData.people + cards.people
        evidence = Evidence(
            visible: text.lines.map(\.text),
            structured: linkedData.evidence + cards.evidence + links.map { Self.quote(of: $0) }
                + (metadata["og:site_name"].map { [MemberText.line("og:site_name", $0)] } ?? []))
    }

    /// How a link is quoted.
    static func quote(of link: PageLink) -> String { "\(link.text) <\(link.address.string)>" }

    /// More are an index, and no page about people.
    private static let maximumLinks = 2000
    /// In Unicode scalars: of a longer text the beginning.
    private static let maximumLinkText = 300

    /// Whether the page, or the answer that it came in, asks not to be used.
    var forbidsUse: Bool { document.isUseForbidden || metadata?.forbidsUse == true }
}
