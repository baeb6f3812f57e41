/// The kinds of records that a store keeps for an organization, in the order in which they can be written: each refers
/// to those before it only.
public enum StoreTable: String, CaseIterable, Hashable, Sendable {
    /// One record: the organization itself.
    case organizations
    /// Two records: the custom fields of its people, and those of its companies.
    case customFields
    case companies
    case people
    case users
    case notes
    case apiKeys
    /// What was found about people, in the order of their ids.
    case profiles
    case jobs
    /// One record for each month in which models were used.
    case tokenUse

    /// How many records are moved at a time. A page is in memory as a whole: a note has up to 400 kB, and a profile up to 500
    /// values, each with an address and a quote, some 2 MB.
    public var pageLimit: Int {
        switch self {
        case .notes: 100
        case .profiles: 20
        default: StorageLimits.maximumArchived
        }
    }

    /// Whether its records were created, each at a time and with an id of its own, behind all that were there before. The
    /// others come to be at any place.
    public var isInOrderOfCreation: Bool {
        switch self {
        case .organizations, .companies, .people, .users, .notes, .apiKeys, .jobs: true
        case .customFields, .profiles, .tokenUse: false
        }
    }
}
