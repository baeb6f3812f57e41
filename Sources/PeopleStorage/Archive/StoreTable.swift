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

    /// How many records are moved at a time. A note has up to 400 kB, and a page is in memory as a whole.
    public var pageLimit: Int { self == .notes ? 100 : StorageLimits.maximumArchived }
}
