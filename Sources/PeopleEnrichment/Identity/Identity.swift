/// What says that a source speaks of the person who is looked for, beside the name.
enum IdentityAnchor: Hashable, Sendable {
    /// The page is under the domain of the person's email.
    case emailDomain
    case emailOnPage
    /// The page, or the profile, is one that is known to be the person's, or leads to one.
    case profileLink
    case company
    /// A link back, said to be to oneself.
    case backLink
}

/// Whether a source speaks of the person.
enum Identity: Hashable, Sendable {
    case sure(Set<IdentityAnchor>)
    /// Somebody of that name. The values are only suggested.
    case nameOnly
    /// It speaks of somebody else, or of nobody of that name.
    case rejected(Reason)

    enum Reason: String, Hashable, Sendable {
        case noName = "the name does not stand there"
        case otherEmail = "somebody of that name has another email there"
        case otherCompany = "somebody of that name works elsewhere"
    }

    /// In hundredths.
    var weight: Int {
        switch self {
        case .sure: 100
        case .nameOnly: 50
        case .rejected: 0
        }
    }

    /// Whether it rests on the email: on the page, or the page under its domain.
    var isByEmail: Bool {
        if case .sure(let anchors) = self {
            anchors.contains(.emailOnPage) || anchors.contains(.emailDomain)
        } else {
            false
        }
    }

    var isSure: Bool { if case .sure = self { true } else { false } }
}
